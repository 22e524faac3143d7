import { expect, test } from 'vitest'
import { samplesIn } from './sample-addresses.ts'

const countriesOf = (allowed: string[] | undefined) =>
  samplesIn(allowed).map(({ address }) => address.country)

test('the wallet has addresses in the countries that the merchant ships to', () => {
  expect(countriesOf(undefined)).toEqual(['US', 'TW', 'DE', 'GB'])
  expect(countriesOf(['DE', 'TW'])).toEqual(['TW', 'DE'])
})

test('for a merchant who ships where it has none, the wallet has one made up', () => {
  expect(countriesOf(['NZ', 'AU'])).toEqual(['NZ'])
})
