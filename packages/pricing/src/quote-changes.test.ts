import { describe, expect, test } from 'vitest'

import { quoteChanges, type ShownQuote } from './quote-changes.ts'
import { amount, line, method, promotion, quoted } from './testing/quoted.ts'

const fiveOff = promotion('five', amount(500))
const shippingZones = [{ id: 'w', name: 'World', places: [], methods: [method('post', 700)] }]
const lines = [line('a', 2000), line('b', 1000, { quantity: 2 })]
const current = quoted(lines, { rules: { promotions: [fiveOff], shippingZones } })

describe('what changed between the shown price and the one that counts', () => {
  test('is nothing for the same quote, also as the client sends it back', () => {
    expect(quoteChanges(current, current)).toEqual([])
    const sentBack: ShownQuote = JSON.parse(JSON.stringify(current))
    expect(quoteChanges(sentBack, current)).toEqual([])
  })

  test('is told in the order of the quote, old and new', () => {
    const shown = quoted([line('a', 1900), line('b', 1000, { quantity: 2 })], {
      rules: { promotions: [promotion('old', amount(400))] },
    })
    // 19.00 + 20.00 - 4.00 = 35.00; 20.00 + 20.00 - 5.00 + 7.00 = 42.00
    expect(quoteChanges(shown, current)).toEqual([
      { kind: 'unit_price', productId: 'a', name: 'The a', shownMinor: 1900, currentMinor: 2000 },
      {
        kind: 'discount',
        promotionId: 'five',
        name: 'Promotion five',
        shownMinor: null,
        currentMinor: 500,
      },
      {
        kind: 'discount',
        promotionId: 'old',
        name: 'Promotion old',
        shownMinor: 400,
        currentMinor: null,
      },
      { kind: 'shipping', shownMinor: 0, currentMinor: 700 },
      { kind: 'total', shownMinor: 3500, currentMinor: 4200 },
    ])
  })

  test('is a discount that takes more than it did', () => {
    const promotions = [{ ...fiveOff, effect: amount(600) }]
    const now = quoted(lines, { rules: { promotions, shippingZones } })
    expect(quoteChanges(current, now)).toEqual([
      {
        kind: 'discount',
        promotionId: 'five',
        name: 'Promotion five',
        shownMinor: 500,
        currentMinor: 600,
      },
      { kind: 'total', shownMinor: 4200, currentMinor: 4100 },
    ])
  })

  test.each([
    ['tax', 'taxMinor'],
    ['included_tax', 'includedTaxMinor'],
    ['tax_relief', 'taxReliefMinor'],
  ] as const)('is the %s, also where the total stays', (kind, field) => {
    expect(quoteChanges({ ...current, [field]: 3 }, current)).toEqual([
      { kind, shownMinor: 3, currentMinor: 0 },
    ])
  })

  test('is not which products the cart holds', () => {
    const shown = { ...current, lines: [{ productId: 'gone', unitMinor: 1 }] }
    expect(quoteChanges(shown, current)).toEqual([])
  })
})

test('whatever a client says that it showed is only compared: the answer has our amounts', () => {
  const hostile: ShownQuote = {
    lines: [
      { productId: '__proto__', unitMinor: -1 },
      { productId: 'a', unitMinor: NaN },
      { productId: 'a', unitMinor: Infinity },
    ],
    discounts: [
      { promotionId: 'constructor', name: '<b>', amountMinor: 1e300 },
      { promotionId: 'five', name: 'Ours', amountMinor: -500 },
    ],
    shippingMinor: NaN,
    taxMinor: -0,
    includedTaxMinor: 0,
    taxReliefMinor: 0,
    totalMinor: 1,
  }
  expect(quoteChanges(hostile, current)).toEqual([
    { kind: 'unit_price', productId: 'a', name: 'The a', shownMinor: Infinity, currentMinor: 2000 },
    {
      kind: 'discount',
      promotionId: 'five',
      name: 'Promotion five',
      shownMinor: -500,
      currentMinor: 500,
    },
    {
      kind: 'discount',
      promotionId: 'constructor',
      name: '<b>',
      shownMinor: 1e300,
      currentMinor: null,
    },
    { kind: 'shipping', shownMinor: NaN, currentMinor: 700 },
    { kind: 'total', shownMinor: 1, currentMinor: 4200 },
  ])
})
