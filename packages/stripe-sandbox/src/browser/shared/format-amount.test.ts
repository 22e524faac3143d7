import { expect, test } from 'vitest'
import { formatAmount } from './format-amount.ts'

test.each([
  [1099, 'usd', '$10.99'],
  [5000, 'jpy', '¥5,000'],
  [128000, 'twd', 'NT$1,280.00'],
  [1250, 'eur', '€12.50'],
])('%d %s is shown as %s', (amount, currency, shown) => {
  expect(formatAmount(amount, currency)).toBe(shown)
})

test.each([
  [1250, 'eur', 'de', '12,50\u00a0€'],
  [128000, 'twd', 'zh-Hant', 'NT$1,280.00'],
])('%d %s in %s is shown as %s', (...[amount, currency, language, shown]) => {
  expect(formatAmount(amount, currency, language)).toBe(shown)
})
