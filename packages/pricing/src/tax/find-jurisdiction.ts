import type { Place, TaxJurisdiction } from '../rules.ts'

/** The one whose tax is due there: that of the region before that of its country, never both. */
export function findJurisdiction(
  jurisdictions: readonly TaxJurisdiction[],
  { country, region }: Place,
): TaxJurisdiction | undefined {
  const ofCountry = jurisdictions.filter((each) => each.country === country)
  return (
    ofCountry.find((each) => each.region !== null && each.region === region) ??
    ofCountry.find((each) => each.region === null)
  )
}
