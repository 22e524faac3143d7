import { describe, expect, it } from 'vitest'
import { currencyOfLanguage, isCurrency } from './currency.ts'

describe('the currency to begin with', () => {
  it.each([
    ['en-US', 'USD'],
    ['en', 'USD'],
    ['en-GB', 'GBP'],
    ['ja', 'JPY'],
    ['zh-Hant', 'TWD'],
    ['de', 'EUR'],
    ['fr-BE', 'EUR'],
    ['ar-KW', 'KWD'],
    ['pt-BR', 'USD'],
    ['not a language', 'USD'],
  ])('for %s is %s', (tag, currency) => {
    expect(currencyOfLanguage(tag)).toBe(currency)
  })
})

it.each([['XXX'], ['usd'], ['toString'], [null], [3]])('%j is no currency of the shop', (value) => {
  expect(isCurrency(value)).toBe(false)
})
