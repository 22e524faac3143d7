import type { StripeElementStyle } from '@stripe/stripe-js'
import { isSafeValue } from '../../appearance/safe-value.ts'

type Variant = keyof StripeElementStyle

/** Later variants count more: what is invalid looks so, complete or not. */
const SELECTORS: readonly [Variant, string][] = [
  ['base', '.InputElement'],
  ['complete', '.InputElement.is-complete'],
  ['empty', '.InputElement.is-empty'],
  ['invalid', '.InputElement.is-invalid'],
]

const PSEUDOS = new Set([
  ':hover',
  ':focus',
  '::placeholder',
  '::selection',
  ':-webkit-autofill',
  ':disabled',
])

/** Source: docs.stripe.com/js/appendix/style. `padding` is for a bank list that is not here. */
const PROPERTIES: Record<string, string> = {
  backgroundColor: 'background-color',
  color: 'color',
  fontFamily: 'font-family',
  fontSize: 'font-size',
  fontSmoothing: '-webkit-font-smoothing',
  fontStyle: 'font-style',
  fontVariant: 'font-variant',
  fontWeight: 'font-weight',
  iconColor: '--icon-color',
  lineHeight: 'line-height',
  letterSpacing: 'letter-spacing',
  textAlign: 'text-align',
  textDecoration: 'text-decoration',
  textShadow: 'text-shadow',
  textTransform: 'text-transform',
}

/** The merchant's Style object as a style sheet for this frame. */
export function cardStyleSheet(style: StripeElementStyle = {}): string {
  return SELECTORS.flatMap(([name, selector]) => {
    const variant: object = style[name] ?? {}
    const own = rule(selector, variant)
    const pseudos = Object.entries(variant).flatMap(([pseudo, inner]) =>
      PSEUDOS.has(pseudo) && typeof inner === 'object' && inner !== null
        ? rule(selector + pseudo, inner)
        : [],
    )
    return own.concat(pseudos)
  }).join('\n')
}

function rule(selector: string, properties: object): string[] {
  const declarations = Object.entries(properties).flatMap(
    ([property, given]: [string, unknown]) => {
      const name = Object.hasOwn(PROPERTIES, property) ? PROPERTIES[property] : undefined
      const value = typeof given === 'number' ? String(given) : given
      return name !== undefined && isSafeValue(value) ? [`${name}: ${value};`] : []
    },
  )
  return declarations.length > 0 ? [`${selector} { ${declarations.join(' ')} }`] : []
}
