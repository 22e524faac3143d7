export type CardDetails = {
  number: string
  exp_month: number
  exp_year: number
  /** Not there where the page has no field for it. */
  cvc?: string
}

type Entered = { card: CardDetails; postalCode: string }

/** `payment_method_data` or a PaymentMethod's own parameters, with the card in them. */
export function withCard(given: object, { card, postalCode }: Entered) {
  const { billing_details: details, ...rest } = objectOf(given)
  const { address, ...billing } = objectOf(details)
  const postal = postalCode === '' ? {} : { postal_code: postalCode }
  return {
    ...rest,
    type: 'card',
    card,
    billing_details: { ...billing, address: { ...postal, ...objectOf(address) } },
  }
}

/** The parameters of a token, whose `card` holds its holder and address as well. */
export function tokenParams(given: object, { card, postalCode }: Entered) {
  const postal = postalCode === '' ? {} : { address_zip: postalCode }
  return { card: { ...postal, ...given, ...card } }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
