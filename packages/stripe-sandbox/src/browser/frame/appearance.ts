import type { Appearance } from '@stripe/stripe-js'
import { THEMES, type ThemeName } from './themes.ts'

/**
 * The merchant's appearance as a style sheet for this frame: variables as custom properties, then
 * rules. What does not look harmless is left out: the sheet applies to a document that holds card
 * numbers, so no selector may look at attributes and no value may load anything.
 */
export function appearanceSheet(appearance: Appearance = {}): string {
  const variables = { ...THEMES[themeOf(appearance)], ...appearance.variables }
  const properties = Object.entries(variables)
    .filter(([name, value]) => /^[A-Za-z0-9]+$/.test(name) && isSafeValue(value))
    .map(([name, value]) => `--${name}: ${value};`)
  const rules = Object.entries(appearance.rules ?? {})
    .filter(([selector]) => SELECTOR.test(selector))
    .map(([selector, declarations]) => `${selector} { ${toDeclarations(declarations)} }`)
  return [`:root { ${properties.join(' ')} }`, ...rules].join('\n')
}

export function themeOf({ theme }: Appearance): ThemeName {
  return theme !== undefined && Object.hasOwn(THEMES, theme) ? theme : 'stripe'
}

/** `.Input`, `.Input--invalid`, `.Input:focus`, `.Input::placeholder`, `.Tab--selected:hover` */
const SELECTOR = /^\.[A-Z][A-Za-z]*(--[a-z]+)?(:{1,2}[a-z-]+){0,2}$/

/** The properties that Stripe documents for rules; none moves, hides or adds content. */
const PROPERTY =
  /^(background(Color)?|border[A-Za-z]*|boxShadow|color|fill|fillOpacity|font[A-Za-z]*|letterSpacing|lineHeight|margin[A-Za-z]*|opacity|outline[A-Za-z]*|padding[A-Za-z]*|stroke[A-Za-z]*|text(Align|Decoration|Shadow|Transform)|transition[A-Za-z]*|webkit(TextFillColor|FontSmoothing))$/

function toDeclarations(declarations: Record<string, string>): string {
  return Object.entries(declarations)
    .filter(([name, value]) => PROPERTY.test(camelCase(name)) && isSafeValue(value))
    .map(([name, value]) => `${kebabCase(name)}: ${value};`)
    .join(' ')
}

/** Functions that compute a colour, a length or an easing; any other could load something. */
const FUNCTION =
  /^(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|var|calc|min|max|clamp|cubic-bezier|steps|(repeating-)?(linear|radial|conic)-gradient)$/i

function isSafeValue(value: unknown): value is string {
  if (typeof value !== 'string' || /[;{}<>@\\]|\/\*/.test(value)) return false
  return [...value.matchAll(/([\w-]*)\s*\(/g)].every(
    ([, name = '']) => name === '' || FUNCTION.test(name),
  )
}

function camelCase(name: string): string {
  return name.replace(/^-/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function kebabCase(name: string): string {
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return kebab.startsWith('webkit-') ? `-${kebab}` : kebab
}
