import type { Appearance } from '@stripe/stripe-js'
import { checkAppearance } from '../appearance/check-appearance.ts'
import { THEMES, type ThemeName } from './themes.ts'

/** The merchant's appearance as a style sheet for this frame: variables, then rules. */
export function appearanceSheet(appearance: Appearance = {}): string {
  const { variables, rules } = checkAppearance(appearance)
  const own = new Map<string, string>(Object.entries(THEMES[themeOf(appearance)]))
  for (const { name, value } of variables) own.set(name, value)
  const properties = [...own].map(([name, value]) => `--${name}: ${value};`)
  return [
    `:root { ${properties.join(' ')} }`,
    ...rules.map(({ selector, declarations }) => {
      const body = declarations.map(({ name, value }) => `${name}: ${value};`).join(' ')
      return `${selector} { ${body} }`
    }),
  ].join('\n')
}

export function themeOf({ theme }: Appearance): ThemeName {
  return theme !== undefined && Object.hasOwn(THEMES, theme) ? theme : 'stripe'
}
