import type { CurrencyCode } from '@paydesk/pricing'
import { describe, expect, it } from 'vitest'
import { readAmount, readTruth, readWhole } from './cell.ts'

describe('a cell', () => {
  it.each([
    ['12', 12],
    ['-1', -1],
    ['2147483647', 2_147_483_647],
  ])('reads %s as a whole number', (text, value) => {
    expect(readWhole(text)).toEqual({ value })
  })

  it.each(['1.5', '1e3', 'many', '2147483648', '0x10', '١', '1 000'])(
    'refuses %s as a whole number',
    (text) => {
      expect(readWhole(text)).toEqual({ why: expect.stringContaining('digits only') })
    },
  )

  it('reads what a spreadsheet makes of yes and no', () => {
    for (const text of ['yes', 'TRUE', '1']) expect(readTruth(text)).toEqual({ value: true })
    for (const text of ['No', 'false', '0']) expect(readTruth(text)).toEqual({ value: false })
    expect(readTruth('perhaps')).toEqual({ why: 'is neither yes nor no' })
  })

  it.each<[string, CurrencyCode, string]>([
    [
      '19.999',
      'USD',
      'is no price in USD: write digits and at most 2 decimals after a point, like 12.75',
    ],
    ['1.5', 'JPY', 'is no price in JPY: write digits and no decimals, like 1275'],
    [
      '1,5',
      'KWD',
      'is no price in KWD: write digits and at most 3 decimals after a point, like 12.750',
    ],
  ])('shows how to write %s in %s', (text, currency, why) => {
    expect(readAmount(text, currency)).toEqual({ why })
  })
})
