/** The words that Stripe uses for a refusal; the server's paymentError has the first two. */
export type Decline = {
  declineCode?: string | null
  code?: string | null
  type?: string | null
}

const TEXTS = {
  insufficientFunds: 'There is not enough money on this card. Use another card.',
  expired: 'This card has expired. Use another card.',
  wrongNumber: 'The card number is not right. Check it, or use another card.',
  wrongCvc: 'The security code (CVC) is not right. Check the digits on your card.',
  wrongExpiry: 'The expiry date is not right. Check the date on your card.',
  wrongPostcode: 'The postcode does not match the card. Check it and pay again.',
  unsupported: 'This card cannot be used for this purchase. Use another card.',
  notAuthenticated: 'Your bank could not confirm that it was you. Try again, or use another card.',
  tooOften: 'This card was tried too often. Wait a while, or use another card.',
  tryLater: 'The bank could not answer just now. Try again in a moment.',
  refused: 'Your bank refused this card. Use another card, or ask your bank.',
} as const satisfies Record<string, string>

type Family = keyof typeof TEXTS
type Table = Readonly<Record<string, Family>>

/**
 * lost_card, stolen_card, pickup_card, fraudulent and merchant_blacklist are left out on purpose:
 * whoever holds the card must not learn more than "refused" (ux.md D3).
 * Source: https://docs.stripe.com/declines/codes
 */
const BY_DECLINE_CODE: Table = {
  insufficient_funds: 'insufficientFunds',
  withdrawal_count_limit_exceeded: 'insufficientFunds',
  expired_card: 'expired',
  incorrect_number: 'wrongNumber',
  invalid_number: 'wrongNumber',
  incorrect_cvc: 'wrongCvc',
  invalid_cvc: 'wrongCvc',
  invalid_expiry_month: 'wrongExpiry',
  invalid_expiry_year: 'wrongExpiry',
  incorrect_zip: 'wrongPostcode',
  card_not_supported: 'unsupported',
  currency_not_supported: 'unsupported',
  authentication_required: 'notAuthenticated',
  card_velocity_exceeded: 'tooOften',
  pin_try_exceeded: 'tooOften',
  processing_error: 'tryLater',
  issuer_not_available: 'tryLater',
  try_again_later: 'tryLater',
  reenter_transaction: 'tryLater',
}

/** Source: https://docs.stripe.com/error-codes */
const BY_CODE: Table = {
  expired_card: 'expired',
  incorrect_number: 'wrongNumber',
  invalid_number: 'wrongNumber',
  incorrect_cvc: 'wrongCvc',
  invalid_cvc: 'wrongCvc',
  invalid_expiry_month: 'wrongExpiry',
  invalid_expiry_year: 'wrongExpiry',
  incorrect_zip: 'wrongPostcode',
  postal_code_invalid: 'wrongPostcode',
  authentication_required: 'notAuthenticated',
  payment_intent_authentication_failure: 'notAuthenticated',
  processing_error: 'tryLater',
  payment_intent_payment_attempt_expired: 'tryLater',
  rate_limit: 'tooOften',
}

const BY_TYPE: Table = { rate_limit_error: 'tooOften' }

function find(table: Table, word: string | null | undefined): Family | undefined {
  return word && Object.hasOwn(table, word) ? table[word] : undefined
}

/** What to tell the customer: decline_code first, then code, then type; never Stripe's own text. */
export function declineMessage({ declineCode, code, type }: Decline): string {
  // A decline code that we do not name is a plain refusal, whatever the code beside it says.
  const family = declineCode
    ? find(BY_DECLINE_CODE, declineCode)
    : (find(BY_CODE, code) ?? find(BY_TYPE, type))
  return TEXTS[family ?? 'refused']
}
