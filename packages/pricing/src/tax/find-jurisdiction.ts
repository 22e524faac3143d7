import type { Place, TaxJurisdiction } from '../rules.ts'

export function findJurisdiction(jurisdictions: readonly TaxJurisdiction[], destination: Place) {
  return jurisdictions.find(({ country }) => country === destination.country)
}
