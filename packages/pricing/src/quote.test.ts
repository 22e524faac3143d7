import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'

import { currencies, MAX_AMOUNT_MINOR, type CurrencyCode } from './currencies.ts'
import { quote, type CartLine, type Quote, type QuoteInput } from './quote.ts'
import { MAX_LINES, MAX_QUANTITY } from './refusal.ts'
import {
  amount,
  inputOf,
  jurisdiction,
  line as makeLine,
  method,
  percentage,
  promotion,
  quoted as quotedOf,
  refused as refusedOf,
} from './testing/quoted.ts'

const line = (quantity: number, unitMinor: number): CartLine =>
  makeLine(`p${unitMinor}`, unitMinor, { quantity })

const quoted = ({ currency, lines }: Cart) => quotedOf(lines, { currency })

const refused = (currency: CurrencyCode, lines: readonly CartLine[]) =>
  refusedOf(lines, { currency })

type Cart = Pick<QuoteInput, 'currency' | 'lines'>

describe('a quote', () => {
  // Worked out by hand: 2 x $19.99 + 3 x $4.50 + 1 x $1,280.00, and so on.
  test.each<{ currency: CurrencyCode; lines: CartLine[]; lineTotals: number[]; total: number }>([
    {
      currency: 'USD',
      lines: [line(2, 1999), line(3, 450), line(1, 128_000)],
      lineTotals: [3998, 1350, 128_000],
      total: 133_348,
    },
    { currency: 'EUR', lines: [line(7, 1285)], lineTotals: [8995], total: 8995 },
    { currency: 'GBP', lines: [line(1, 10), line(4, 5)], lineTotals: [10, 20], total: 30 },
    { currency: 'JPY', lines: [line(3, 1280), line(1, 550)], lineTotals: [3840, 550], total: 4390 },
    {
      currency: 'TWD',
      lines: [line(2, 39_000), line(1, 128_000)],
      lineTotals: [78_000, 128_000],
      total: 206_000,
    },
    {
      currency: 'KWD',
      lines: [line(10, 1234), line(2, 4505)],
      lineTotals: [12_340, 9010],
      total: 21_350,
    },
  ])('in $currency adds up in minor units', ({ currency, lines, lineTotals, total }) => {
    const { lines: quotedLines, ...amounts } = quoted({ currency, lines })
    expect(quotedLines.map(({ totalMinor }) => totalMinor)).toEqual(lineTotals)
    expect(amounts).toEqual({
      currency,
      subtotalMinor: total,
      discounts: [],
      discountMinor: 0,
      unusedCoupon: null,
      shipping: null,
      shippingMinor: 0,
      shippingOffers: [],
      taxes: [],
      taxMinor: 0,
      includedTaxMinor: 0,
      taxReliefMinor: 0,
      exemptTaxId: null,
      totalMinor: total,
      pending: [],
    })
  })

  test('carries only what a quote is made of, whatever else the row of a line holds', () => {
    const row = { ...line(2, 1999), stock: 4, costMinor: 700 }
    expect(quoted({ currency: 'USD', lines: [row] }).lines).toEqual([
      {
        productId: 'p1999',
        name: 'The p1999',
        quantity: 2,
        unitMinor: 1999,
        regularUnitMinor: 1999,
        subtotalMinor: 3998,
        discounts: [],
        discountMinor: 0,
        taxes: [],
        taxMinor: 0,
        includedTaxMinor: 0,
        taxReliefMinor: 0,
        totalMinor: 3998,
      },
    ])
  })

  test('is the same after it was stored as JSON: nothing in it is undefined, or a zero below zero', () => {
    const coupon = promotion('coupon', amount(100), { code: 'TEN', minimumSubtotalMinor: 99_999 })
    const made = quotedOf([makeLine('a', 500), makeLine('b', 250)], {
      coupon,
      rules: {
        promotions: [
          promotion('none', amount(0)),
          promotion('all', percentage(100), { target: 'products', productIds: new Set(['a']) }),
          promotion('post', percentage(100), { target: 'shipping' }),
        ],
        shippingZones: [{ id: 'w', name: 'World', places: [], methods: [method('post', 300)] }],
        jurisdictions: [jurisdiction({ exemptsBusinesses: true })],
      },
      taxId: 'GB980780684',
    })
    expect(JSON.parse(JSON.stringify(made))).toStrictEqual(made)
    expect(made).toMatchObject({ totalMinor: 250, exemptTaxId: 'GB980780684' })
  })

  test('is typed by its currency', () => {
    const result = quote({ ...inputOf([line(1, 500)]), currency: 'USD' })
    if (result.outcome !== 'quoted') throw new Error(result.refusal.code)
    expectTypeOf(result.quote).toEqualTypeOf<Quote<'USD'>>()
    // @ts-expect-error A quote in dollars is not one in euros.
    const euros: Quote<'EUR'> = result.quote
    expect(euros.currency).toBe('USD')
  })
})

describe('a cart is refused', () => {
  test('when it is empty', () => {
    expect(refused('USD', [])).toEqual({ code: 'no_lines' })
  })

  test('from the line after the last that is allowed', () => {
    const full = Array.from({ length: MAX_LINES }, () => line(1, 100))
    expect(quoted({ currency: 'USD', lines: full }).totalMinor).toBe(1_000_000)
    expect(refused('USD', [...full, line(1, 100)])).toEqual({ code: 'too_many_lines' })
  })

  test.each([0, -1, 1.5, MAX_QUANTITY + 1, NaN, Infinity])(
    'for the quantity %d, and says in which line',
    (quantity) => {
      expect(refused('USD', [line(1, 100), line(quantity, 100), line(quantity, 1)])).toEqual({
        code: 'quantity_invalid',
        line: 1,
      })
    },
  )

  test.each([0, -1, 0.5, MAX_AMOUNT_MINOR + 1, Number.MAX_SAFE_INTEGER, NaN, Infinity])(
    'for the unit price %d, and says in which line',
    (unitMinor) => {
      expect(refused('USD', [line(1, 100), line(1, unitMinor)])).toEqual({
        code: 'unit_price_invalid',
        line: 1,
      })
    },
  )

  test.each<[CurrencyCode, number]>([
    ['USD', 50],
    ['EUR', 50],
    ['GBP', 30],
    ['JPY', 50],
    ['TWD', 2000],
    ['KWD', 200],
  ])('in %s below the minimum of %d, and not at it', (currency, minimumMinor) => {
    expect(quoted({ currency, lines: [line(1, minimumMinor)] }).totalMinor).toBe(minimumMinor)
    expect(refused(currency, [line(1, minimumMinor - 1)])).toEqual({
      code: 'amount_too_small',
      minimumMinor,
      totalMinor: minimumMinor - 1,
    })
  })

  test('above eight digits, and not at them', () => {
    const most = line(1, 99_999_999)
    expect(quoted({ currency: 'USD', lines: [most] }).totalMinor).toBe(99_999_999)
    expect(refused('USD', [most, line(1, 1)])).toEqual({
      code: 'amount_too_large',
      maximumMinor: 99_999_999,
      totalMinor: 100_000_000,
    })
  })

  test('at the largest of all carts with its exact total', () => {
    const largest = Array.from({ length: 10_000 }, () => line(999, 99_999_999))
    expect(refused('USD', largest)).toEqual({
      code: 'amount_too_large',
      maximumMinor: 99_999_999,
      totalMinor: 998_999_990_010_000,
    })
  })

  test('when a three-decimal total does not end in 0, while its unit prices need not', () => {
    expect(refused('KWD', [line(1, 1234)])).toEqual({
      code: 'amount_not_chargeable',
      multipleOfMinor: 10,
    })
    expect(quoted({ currency: 'KWD', lines: [line(5, 1234)] }).totalMinor).toBe(6170)
  })
})

describe('whatever the cart', () => {
  const currency = fc.constantFrom<CurrencyCode>('USD', 'EUR', 'GBP', 'JPY', 'TWD', 'KWD')
  const limits = [-0, 0, 1, 29, 30, 49, 50, 199, 200, 999, 1000, 1999, 2000]
  const beyond = [MAX_AMOUNT_MINOR, MAX_AMOUNT_MINOR + 1, Number.MAX_SAFE_INTEGER, Infinity, NaN]
  const atTheLimits = fc.constantFrom(...limits, ...beyond)
  const quantity = fc.oneof(fc.integer({ min: 1, max: MAX_QUANTITY }), atTheLimits)
  const unitMinor = fc.oneof(fc.nat(200_000), atTheLimits, fc.maxSafeInteger(), fc.double())
  const lines = fc.oneof(
    fc.array(fc.tuple(quantity, unitMinor), { maxLength: 4 }),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat(50_000)), { maxLength: 40 }),
  )
  const cart = fc.record({
    currency,
    lines: lines.map((factors) => factors.map((each) => line(...each))),
  })

  test('its total is exact, or it is refused: no overflow passes', () => {
    fc.assert(
      fc.property(cart, (input) => {
        expect(totalOrRefused(input)).toBe(exactTotalOrRefused(input))
      }),
      { numRuns: 2000 },
    )
  })

  test('the lines of its quote sum to the total', () => {
    const chargeableLine = fc.tuple(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 200, max: 4000 }).map((tens) => tens * 10),
    )
    const chargeable = fc.array(chargeableLine, { minLength: 1, maxLength: 100 })
    fc.assert(
      fc.property(currency, chargeable, (code, factors) => {
        const priced = quoted({ currency: code, lines: factors.map((each) => line(...each)) })
        expect(priced.lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0)).toBe(
          priced.totalMinor,
        )
        expect(priced.totalMinor).toBe(priced.subtotalMinor)
      }),
    )
  })

  test('the order of its lines changes neither the total nor whether there is one', () => {
    const shuffled = cart.chain((input) =>
      fc
        .shuffledSubarray([...input.lines], { minLength: input.lines.length })
        .map((reordered) => [input, { ...input, lines: reordered }] as const),
    )
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(totalOrRefused(other)).toBe(totalOrRefused(one))
      }),
    )
  })

  test('it is left as it was', () => {
    fc.assert(
      fc.property(cart, (input) => {
        const before = { ...input, lines: input.lines.map((each) => ({ ...each })) }
        totalOrRefused(input)
        expect(input).toEqual(before)
      }),
    )
  })
})

function totalOrRefused({ currency, lines }: Cart): number | 'refused' {
  const result = quote(inputOf(lines, { currency }))
  return result.outcome === 'quoted' ? result.quote.totalMinor : 'refused'
}

/** The rules a second time, by other means: integers without a limit. */
function exactTotalOrRefused({ currency, lines }: Cart): number | 'refused' {
  const countable = lines.every(
    ({ quantity, unitMinor }) =>
      [quantity, unitMinor].every(Number.isInteger) &&
      quantity > 0 &&
      quantity < 1000 &&
      unitMinor > 0 &&
      unitMinor < 10 ** 8,
  )
  if (!countable || lines.length > 100) return 'refused'

  const total = lines.reduce((sum, l) => sum + BigInt(l.quantity) * BigInt(l.unitMinor), 0n)
  const { minimumMinor, multipleOfMinor } = currencies[currency]
  const chargeable =
    total >= minimumMinor && total < 10n ** 8n && total % BigInt(multipleOfMinor) === 0n
  return chargeable ? Number(total) : 'refused'
}
