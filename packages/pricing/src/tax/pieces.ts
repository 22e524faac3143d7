/** So many pieces of one price. */
export type Pieces = { readonly count: number; readonly eachMinor: number }

/**
 * What each piece of a line costs when the line's discount does not divide by its quantity: whole
 * quanta, as even as can be, so at most three prices, whatever the quantity.
 */
export function piecesOf(
  netMinor: number,
  quantity: number,
  multipleOfMinor: number,
): readonly Pieces[] {
  const low = Math.floor(netMinor / (quantity * multipleOfMinor)) * multipleOfMinor
  const left = netMinor - low * quantity
  const dearer = Math.floor(left / multipleOfMinor)
  // Less than a quantum: only where the prices themselves are no whole quanta.
  const odd = left - dearer * multipleOfMinor
  const sizes = [
    { count: quantity - dearer - (odd > 0 ? 1 : 0), eachMinor: low },
    { count: dearer, eachMinor: low + multipleOfMinor },
    { count: odd > 0 ? 1 : 0, eachMinor: low + odd },
  ]
  return sizes.filter(({ count }) => count > 0)
}
