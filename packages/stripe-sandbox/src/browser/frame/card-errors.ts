import type { StripeError } from '@stripe/stripe-js'
import type { FieldName } from './field.ts'

const FIELD_OF_CODE = new Map<string, FieldName>([
  ['incorrect_number', 'number'],
  ['invalid_number', 'number'],
  ['expired_card', 'expiry'],
  ['invalid_expiry_month', 'expiry'],
  ['invalid_expiry_year', 'expiry'],
  ['incorrect_cvc', 'cvc'],
  ['invalid_cvc', 'cvc'],
  ['incorrect_zip', 'postalCode'],
])

/** The field that the bank's refusal is about, or null when it is about the card as a whole. */
export function fieldOfCardError({ type, code }: StripeError): FieldName | null {
  return type === 'card_error' ? (FIELD_OF_CODE.get(code ?? '') ?? null) : null
}
