import type { StripeError } from '@stripe/stripe-js'

const FIELD_OF_CODE = new Map<string, string>([
  ['incorrect_number', 'number'],
  ['invalid_number', 'number'],
  ['expired_card', 'expiry'],
  ['invalid_expiry_month', 'expiry'],
  ['invalid_expiry_year', 'expiry'],
  ['incorrect_cvc', 'cvc'],
  ['invalid_cvc', 'cvc'],
  ['incorrect_zip', 'postalCode'],
])

/** The name of the field that the bank's refusal is about, or null when it is about the card as a whole. */
export function fieldOfCardError({ type, code }: StripeError): string | null {
  return type === 'card_error' ? (FIELD_OF_CODE.get(code ?? '') ?? null) : null
}
