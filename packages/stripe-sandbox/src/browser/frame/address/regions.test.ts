import { expect, test } from 'vitest'
import { latinRegion, regionsOf } from './regions.ts'

// The counts are those of the countries' own constitutions, plus military mail and territories.
test.each([
  ['CA', 13],
  ['AU', 8],
  ['HK', 3],
  ['TW', 22],
  ['JP', 47],
  ['US', 50 + 1 + 3 + 8],
])('%s has %d regions to choose from, each once', (country, count) => {
  const codes = regionsOf(country)?.map(({ code }) => code)
  expect(new Set(codes).size).toBe(count)
})

test('a region is written in Latin letters where its code is not', () => {
  expect(latinRegion('TW', '台北市')).toBe('Taipei City')
  expect(latinRegion('US', 'CA')).toBe('CA')
  expect(latinRegion('FR', 'Bretagne')).toBe('Bretagne')
})
