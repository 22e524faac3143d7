import type { Place, ShippingMethod, ShippingZone } from '../rules.ts'

/**
 * The methods of all zones that hold a destination on the most specific level that any does: its
 * region, else its country, else the rest of the world. A less specific level adds nothing, so a
 * zone without methods is how a shop says that it does not ship to a part of a country.
 */
export function methodsTo(zones: readonly ShippingZone[], destination: Place): ShippingMethod[] {
  const levels: ((zone: ShippingZone) => boolean)[] = [
    ({ places }) => places.some((place) => isRegionOf(place, destination)),
    ({ places }) => places.some((place) => isCountryOf(place, destination)),
    ({ places }) => places.length === 0,
  ]
  for (const isOnLevel of levels) {
    const holding = zones.filter(isOnLevel)
    if (holding.length > 0) return holding.flatMap(({ methods }) => methods)
  }
  return []
}

function isRegionOf(place: Place, destination: Place): boolean {
  return (
    place.region !== null &&
    place.country === destination.country &&
    place.region === destination.region
  )
}

function isCountryOf(place: Place, destination: Place): boolean {
  return place.region === null && place.country === destination.country
}
