import type { Appearance } from '@stripe/stripe-js'
import { isSupportedProperty, isSupportedSelector, toCssName } from './rules.ts'
import { isSafeValue } from './safe-value.ts'
import { namesOf } from './variables.ts'

type Declaration = { name: string; value: string }

export type CheckedAppearance = {
  variables: Declaration[]
  rules: { selector: string; declarations: Declaration[] }[]
  /** What was left out, in the words in which Stripe.js warns its developers on the console. */
  warnings: string[]
}

/** The part of an appearance that is supported, and a warning for each thing that is not. */
export function checkAppearance({ variables = {}, rules = {} }: Appearance): CheckedAppearance {
  const checked: CheckedAppearance = { variables: [], rules: [], warnings: [] }
  for (const [variable, value] of Object.entries(variables)) {
    const names = namesOf(variable)
    if (names === null) checked.warnings.push(WARNINGS.variable(variable))
    // undefined takes a variable back, as the exact types of some merchants have it.
    else if (value === undefined) continue
    else if (!isSafeValue(value)) checked.warnings.push(WARNINGS.value(variable))
    else checked.variables.push(...names.map((name) => ({ name, value })))
  }
  for (const [selector, declarations] of Object.entries(rules)) {
    if (isSupportedSelector(selector)) {
      checked.rules.push({ selector, declarations: declare(selector, declarations, checked) })
    } else checked.warnings.push(WARNINGS.selector(selector))
  }
  return checked
}

function declare(
  selector: string,
  declarations: Record<string, string>,
  { warnings }: CheckedAppearance,
): Declaration[] {
  return Object.entries(declarations).flatMap(([property, value]) => {
    if (!isSupportedProperty(property, selector)) {
      warnings.push(WARNINGS.property(property, selector))
      return []
    }
    if (!isSafeValue(value)) {
      warnings.push(WARNINGS.value(property))
      return []
    }
    return [{ name: toCssName(property), value }]
  })
}

/** Sources: react-stripe-js #270 (variable), woocommerce-gateway-stripe #5155 (property). */
const WARNINGS = {
  variable: (name: string) =>
    `stripe.elements(): invalid variable "${name}"; "${name}" is not a supported variable.`,
  selector: (selector: string) =>
    `stripe.elements(): invalid selector "${selector}"; "${selector}" is not a supported selector.`,
  property: (name: string, selector: string) =>
    `stripe.elements(): "${name}" is not a supported property for "${selector}"`,
  value: (name: string) => `stripe.elements(): the value of "${name}" is not supported.`,
}
