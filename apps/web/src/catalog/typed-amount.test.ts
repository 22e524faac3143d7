import { expect, it } from 'vitest'
import { amountText, typedAmount } from './typed-amount.ts'

it.each([
  ['12', 'USD', 1200],
  ['12.5', 'USD', 1250],
  ['12,50', 'EUR', 1250],
  ['1200', 'JPY', 1200],
  ['1.234', 'KWD', 1234],
  ['', 'USD', undefined],
  ['  ', 'USD', undefined],
  ['12.345', 'USD', null],
  ['1.5', 'JPY', null],
  ['-1', 'USD', null],
  ['ten', 'USD', null],
  ['99999999', 'USD', null],
] as const)('%j in %s is %s', (text, currency, minor) => {
  expect(typedAmount(text, currency)).toBe(minor)
})

it.each([
  [1200, 'USD', '12'],
  [1250, 'USD', '12.50'],
  [5, 'USD', '0.05'],
  [1200, 'JPY', '1200'],
  [1234, 'KWD', '1.234'],
  [undefined, 'USD', ''],
] as const)('%s in %s is written as %j', (minor, currency, text) => {
  expect(amountText(minor, currency)).toBe(text)
})
