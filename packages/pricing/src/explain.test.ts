import { describe, expect, test } from 'vitest'

import { explain } from './explain.ts'
import type { Quote } from './quote.ts'
import { amount, line, method, percentage, promotion, quoted } from './testing/quoted.ts'

const shippingZones = [{ id: 'w', name: 'World', places: [], methods: [method('post', 700)] }]
const pot = line('pot', 5000, { name: 'Tea pot', regularUnitMinor: 6000 })
const cups = line('cups', 1250, { name: 'Cup', quantity: 4 })

/** A quote of nothing but one line, with what a test says of the rest. */
function quoteWith(rest: Partial<Quote>): Quote {
  return { ...quoted([pot]), ...rest }
}

test('a quote is explained in the order in which it was made', () => {
  const made = quoted([pot, cups], {
    coupon: promotion('coupon', percentage(10), { name: 'Welcome', code: 'HELLO', priority: 2 }),
    rules: {
      promotions: [
        promotion('post', amount(200), { name: 'Post week', target: 'shipping', priority: 0 }),
        promotion('sets', amount(1000), { name: 'Tea sets', priority: 1 }),
      ],
      shippingZones,
    },
  })
  // 50.00 + 50.00 - 10.00 = 90.00, less a tenth 81.00; 7.00 - 2.00
  expect(explain(made)).toEqual([
    { kind: 'goods', label: 'Tea pot', amountMinor: 5000, detail: '1 × $50.00 instead of $60.00' },
    { kind: 'goods', label: 'Cup', amountMinor: 5000, detail: '4 × $12.50' },
    { kind: 'discount', label: 'Tea sets', amountMinor: -1000 },
    { kind: 'discount', label: 'Welcome', amountMinor: -900, detail: 'Coupon HELLO' },
    { kind: 'shipping', label: 'Shipping: By post', amountMinor: 700 },
    { kind: 'discount', label: 'Post week', amountMinor: -200 },
    { kind: 'total', label: 'Total', amountMinor: 8600 },
  ])
})

describe('a tax is told with its rate and its base:', () => {
  const vat = { rateId: 'vat', name: 'VAT', ratePpm: 200_000, baseMinor: 8333, amountMinor: 1667 }

  test('added', () => {
    const [, tax] = explain(quoteWith({ taxes: [{ ...vat, isIncluded: false }] }))
    expect(tax).toEqual({ kind: 'tax', label: 'VAT 20 % of $83.33', amountMinor: 1667 })
  })

  test('included', () => {
    const [, tax] = explain(quoteWith({ taxes: [{ ...vat, isIncluded: true }] }))
    expect(tax).toEqual({
      kind: 'included_tax',
      label: 'Includes VAT 20 % of $83.33',
      amountMinor: 1667,
    })
  })

  test('with the decimals of its rate, as the locale writes them', () => {
    const salesTax = { ...vat, name: 'Sales tax', ratePpm: 88_750, isIncluded: false }
    const made = quoteWith({ currency: 'EUR', taxes: [salesTax] })
    expect(explain(made)[1]?.label).toBe('Sales tax 8.875 % of €83.33')
    expect(explain(made, { locale: 'de' })[1]?.label).toBe('Sales tax 8,875 % of 83,33\u00a0€')
    const fine = { ...salesTax, ratePpm: 99_751 }
    expect(explain(quoteWith({ taxes: [fine] }))[1]?.label).toContain('9.9751 %')
  })
})

describe('an exemption names the business,', () => {
  test('and what is taken out of the prices', () => {
    const [, told] = explain(quoteWith({ exemptTaxId: 'DE136695976', taxReliefMinor: 798 }))
    expect(told).toEqual({
      kind: 'exemption',
      label: 'No tax for the business DE136695976',
      amountMinor: -798,
      detail: 'The tax that the prices contain is taken out',
    })
  })

  test('without an amount where the prices contain no tax', () => {
    const [, told] = explain(quoteWith({ exemptTaxId: 'DE136695976' }))
    expect(told).toEqual({
      kind: 'exemption',
      label: 'No tax for the business DE136695976',
      amountMinor: null,
    })
  })
})

test('what is pending has no amount yet', () => {
  const detail = 'Known when the destination is'
  expect(explain(quoteWith({ pending: ['shipping', 'tax'] })).slice(1)).toEqual([
    { kind: 'pending', label: 'Shipping', amountMinor: null, detail },
    { kind: 'pending', label: 'Tax', amountMinor: null, detail },
    { kind: 'total', label: 'Total', amountMinor: 5000 },
  ])
})

describe('a coupon that is not used', () => {
  test.each([
    ['no_eligible_items', 'It is for none of these goods'],
    ['another_offer_is_better', 'The total is lower without it'],
    ['nothing_to_discount', 'There is nothing that it reduces'],
  ] as const)('says why: %s', (reason, detail) => {
    const [, told] = explain(quoteWith({ unusedCoupon: { code: 'TEN', reason } }))
    expect(told).toEqual({
      kind: 'unused_coupon',
      label: 'Coupon TEN not used',
      amountMinor: null,
      detail,
    })
  })

  test('says from what amount on it could be', () => {
    const unusedCoupon = { code: 'TEN', reason: 'minimum_not_reached', minimumMinor: 9900 } as const
    expect(explain(quoteWith({ unusedCoupon }))[1]?.detail).toBe(
      'The goods do not cost enough for it: from $99.00 on',
    )
  })
})
