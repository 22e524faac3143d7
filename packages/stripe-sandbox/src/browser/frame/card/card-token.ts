/** The parameters of a token, whose `card` holds its holder and address beside the card itself. */
export function cardTokenParams(given: object, card: object, postalCode: string) {
  const postal = postalCode === '' ? {} : { address_zip: postalCode }
  return { card: { ...postal, ...given, ...card } }
}
