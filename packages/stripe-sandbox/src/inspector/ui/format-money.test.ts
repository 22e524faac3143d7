import { describe, expect, test } from 'vitest'
import { formatMoney, parseMoney, plainMoney } from './format-money.ts'

test.each([
  [1099, 'usd', '10.99'],
  [1099, 'jpy', '1,099'],
  [1230, 'kwd', '1.230'],
  // Charged in hundredths though people write it whole: docs.stripe.com/currencies#special-cases.
  [50_000, 'isk', '500.00'],
])('%d %s is shown as %s', (amount, currency, shown) => {
  expect(formatMoney(amount, currency)).toContain(shown)
})

describe('an amount that somebody types', () => {
  test.each([
    ['10.99', 'usd', 1099],
    ['10,9', 'eur', 1090],
    [' 1 000 ', 'jpy', 1000],
    ['1.23', 'kwd', 1230],
  ])('%j %s is %d', (typed, currency, amount) => {
    expect(parseMoney(typed, currency)).toBe(amount)
  })

  test.each([
    ['10.999', 'usd'],
    ['10.5', 'jpy'],
    ['-1', 'usd'],
    ['', 'usd'],
    ['1e3', 'usd'],
  ])('%j %s is no amount', (typed, currency) => {
    expect(parseMoney(typed, currency)).toBeNull()
  })

  test('can be what is shown to be typed over', () => {
    expect(parseMoney(plainMoney(1099, 'usd'), 'usd')).toBe(1099)
    expect(parseMoney(plainMoney(1099, 'jpy'), 'jpy')).toBe(1099)
  })
})
