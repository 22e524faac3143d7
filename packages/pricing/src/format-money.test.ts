import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { currencies, type CurrencyCode } from './currencies.ts'
import { formatMoney } from './format-money.ts'

const NO_BREAK_SPACE = '\u00a0'
const MINUS = '\u2212'
const YEN = '\u00a5'

describe('an amount is shown', () => {
  test.each<{ locale: string; amount: [number, CurrencyCode]; text: string }>([
    { locale: 'en', amount: [123_450, 'USD'], text: '$1,234.50' },
    { locale: 'en', amount: [5, 'USD'], text: '$0.05' },
    { locale: 'zh-Hant-TW', amount: [123_450, 'USD'], text: 'US$1,234.50' },
    { locale: 'de', amount: [123_450, 'EUR'], text: `1.234,50${NO_BREAK_SPACE}€` },
    { locale: 'en-GB', amount: [30, 'GBP'], text: '£0.30' },
    { locale: 'ja', amount: [1234, 'JPY'], text: `${YEN}1,234` },
    { locale: 'en-GB', amount: [1234, 'JPY'], text: `${YEN}1,234` },
    { locale: 'de', amount: [1234, 'JPY'], text: `1.234${NO_BREAK_SPACE}${YEN}` },
    { locale: 'en', amount: [12_345, 'KWD'], text: `KWD${NO_BREAK_SPACE}12.345` },
    { locale: 'hu', amount: [129_000, 'HUF'], text: `1290${NO_BREAK_SPACE}Ft` },
    { locale: 'hu', amount: [129_050, 'HUF'], text: `1290,50${NO_BREAK_SPACE}Ft` },
    { locale: 'is', amount: [129_000, 'ISK'], text: `1.290${NO_BREAK_SPACE}kr.` },
    { locale: 'en', amount: [500_000, 'UGX'], text: `UGX${NO_BREAK_SPACE}5,000` },
    { locale: 'ko', amount: [12_900, 'KRW'], text: '₩12,900' },
    { locale: 'en', amount: [12_900, 'MGA'], text: `MGA${NO_BREAK_SPACE}12,900` },
    { locale: 'en', amount: [1_250, 'TND'], text: `TND${NO_BREAK_SPACE}1.250` },
    { locale: 'de-CH', amount: [1_250, 'CHF'], text: `CHF${NO_BREAK_SPACE}12.50` },
  ])('in $locale as $text', ({ locale, amount, text }) => {
    expect(formatMoney(...amount, locale)).toBe(text)
  })

  test.each([
    ['en', 'NT$1,280', 'NT$1,280.50'],
    ['zh-Hant-TW', 'NT$1,280', 'NT$1,280.50'],
    ['ja', 'NT$1,280', 'NT$1,280.50'],
    ['de', `1.280${NO_BREAK_SPACE}NT$`, `1.280,50${NO_BREAK_SPACE}NT$`],
  ])('in %s: new Taiwan dollars with decimals only where there are some', (locale, whole, half) => {
    expect(formatMoney(128_000, 'TWD', locale)).toBe(whole)
    expect(formatMoney(128_050, 'TWD', locale)).toBe(half)
  })

  test('with a true minus sign, and none on zero', () => {
    expect(formatMoney(-500, 'USD')).toBe(`${MINUS}$5.00`)
    expect(formatMoney(-500, 'EUR', 'de')).toBe(`${MINUS}5,00${NO_BREAK_SPACE}€`)
    expect(formatMoney(-50_000, 'TWD', 'zh-Hant-TW')).toBe(`${MINUS}NT$500`)
    expect(formatMoney(-0, 'USD')).toBe('$0.00')
  })

  test('with the direction mark that Arabic sets beside the sign', () => {
    expect(formatMoney(-500, 'USD', 'ar-EG')).toContain(`\u061c${MINUS}`)
  })

  test('the same way after hundreds of other locales', () => {
    for (let i = 0; i < 300; i += 1) formatMoney(1, 'USD', `en-x-visitor${i % 10}-n${i}`)
    expect(formatMoney(123_450, 'EUR', 'de')).toBe(`1.234,50${NO_BREAK_SPACE}€`)
  })
})

/** Two digits that only Stripe counts. */
const WRITTEN_WHOLE = new Set<CurrencyCode>(['TWD', 'HUF', 'ISK', 'UGX'])

test('every digit of every amount is shown, in its place', () => {
  const currency = fc.constantFrom(
    ...Object.values(currencies).map(({ code }): CurrencyCode => code),
  )
  const amount = fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 })
  fc.assert(
    fc.property(amount, currency, (amountMinor, code) => {
      const { exponent } = currencies[code]
      const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, '0')
      const isShort = WRITTEN_WHOLE.has(code) && digits.endsWith('00')
      const shown = formatMoney(amountMinor, code).replace(/\D/g, '')
      expect(shown).toBe(isShort ? digits.slice(0, -2) : digits)
    }),
    { numRuns: 1000 },
  )
})

test.each([0.5, NaN, Infinity, 10 ** 15])('%d is no amount', (amountMinor) => {
  expect(() => formatMoney(amountMinor, 'USD')).toThrow(RangeError)
})

test('what is not a locale throws, rather than showing another one', () => {
  expect(() => formatMoney(500, 'USD', 'not a locale')).toThrow(RangeError)
})
