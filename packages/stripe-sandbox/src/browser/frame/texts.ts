// Error texts and codes as Stripe.js shows them in English (known by practice, not all confirmed).
const EN = {
  card: 'Card',
  cardNumber: 'Card number',
  expiry: 'Expiration date',
  expiryPlaceholder: 'MM / YY',
  cvc: 'Security code',
  cvcPlaceholder: 'CVC',
  country: 'Country',
  zip: 'ZIP code',
  postalCode: 'Postal code',
  accepted: 'Accepted cards',
  problems: {
    incomplete_number: 'Your card number is incomplete.',
    invalid_number: 'Your card number is invalid.',
    incomplete_expiry: "Your card's expiration date is incomplete.",
    invalid_expiry_month: "Your card's expiration date is invalid.",
    invalid_expiry_month_past: "Your card's expiration date is in the past.",
    invalid_expiry_year: "Your card's expiration year is invalid.",
    invalid_expiry_year_past: "Your card's expiration year is in the past.",
    incomplete_cvc: "Your card's security code is incomplete.",
    incomplete_zip: 'Your ZIP code is incomplete.',
    incomplete_postal_code: 'Your postal code is incomplete.',
  },
}

export type Texts = typeof EN
export type Problem = keyof Texts['problems']

/** English is the only table so far, for every locale. */
export function textsFor(_locale: string | undefined): Texts {
  return EN
}
