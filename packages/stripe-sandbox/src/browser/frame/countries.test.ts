import { expect, test } from 'vitest'
import { countriesIn, countryOfLanguage } from './countries.ts'

test('all 249 countries have a name, in alphabetical order', () => {
  const countries = countriesIn('en')
  expect(countries).toHaveLength(249)
  expect(new Set(countries.map(({ code }) => code)).size).toBe(249)
  expect(countries.filter(({ code, name }) => name === code || name === '')).toEqual([])
  expect(countries[0]).toEqual({ code: 'AF', name: 'Afghanistan' })
})

test.each([
  ['en-GB', 'GB'],
  ['zh-Hant-TW', 'TW'],
  ['en', null],
  ['es-419', null],
])('the country of the language tag %s is %s', (tag, country) => {
  expect(countryOfLanguage(tag)).toBe(country)
})
