import { expect, it } from 'vitest'
import type { TaxJurisdiction } from '../rules.ts'
import { findJurisdiction } from './find-jurisdiction.ts'

const at = (country: string, region: string | null): TaxJurisdiction => ({
  id: `${country}-${region ?? ''}`,
  name: country,
  country,
  region,
  pricesIncludeTax: false,
  rounding: { scope: 'line', mode: 'half_up', rounded: 'tax' },
  shippingTax: 'none',
  exemptsBusinesses: false,
  rates: [],
})

const known = [at('US', null), at('US', 'NY'), at('CA', 'QC'), at('DE', null)]

it.each([
  ['US', 'NY', 'US-NY'],
  ['US', 'CA', 'US-'],
  ['US', null, 'US-'],
  ['CA', 'QC', 'CA-QC'],
  ['CA', 'ON', undefined],
  ['CA', null, undefined],
  ['DE', 'BY', 'DE-'],
  ['FR', null, undefined],
])('in %s %s it is %s', (country, region, id) => {
  expect(findJurisdiction(known, { country, region })?.id).toBe(id)
})
