import { describe, expect, it } from 'vitest'
import type { TaxJurisdiction, TaxRate } from '../rules.ts'
import { addTaxes, type TaxedGoods, type TaxInput } from './add-taxes.ts'

const rate = (id: string, ratePpm: number, more: Partial<TaxRate> = {}): TaxRate => ({
  id,
  name: id,
  taxClass: 'standard',
  ratePpm,
  isCompound: false,
  ...more,
})

const place = (more: Partial<TaxJurisdiction> = {}): TaxJurisdiction => ({
  id: 'place',
  name: 'Place',
  country: 'XX',
  region: null,
  pricesIncludeTax: false,
  rounding: { scope: 'line', mode: 'half_up', rounded: 'tax' },
  shippingTax: 'none',
  exemptsBusinesses: true,
  rates: [rate('tax', 100_000)],
  ...more,
})

const goods = (netMinor: number, more: Partial<TaxedGoods> = {}): TaxedGoods => ({
  key: `p${netMinor}`,
  taxClass: 'standard',
  quantity: 1,
  netMinor,
  ...more,
})

function tax(jurisdiction: TaxJurisdiction, more: Partial<TaxInput> = {}) {
  return addTaxes({
    currency: 'USD',
    goods: [goods(1000)],
    shippingMinor: 0,
    jurisdiction,
    isExempt: false,
    ...more,
  })
}

const added = (result: ReturnType<typeof addTaxes>) => result.lines.map((line) => line.taxMinor)
const scope = (
  which: TaxJurisdiction['rounding']['scope'],
  more: Partial<TaxJurisdiction['rounding']> = {},
): Pick<TaxJurisdiction, 'rounding'> => ({
  rounding: { scope: which, mode: 'half_up', rounded: 'tax', ...more },
})

describe('tax that is added', () => {
  it('is nothing where there is no jurisdiction, or no rate for the class', () => {
    const nowhere = addTaxes({
      currency: 'USD',
      goods: [goods(1000)],
      shippingMinor: 500,
      jurisdiction: undefined,
      isExempt: false,
    })
    expect(nowhere.taxes).toEqual([])
    expect(added(nowhere)).toEqual([0])
    const books = tax(place(), { goods: [goods(1000, { taxClass: 'books' })] })
    expect(books.lines[0]?.taxes).toEqual([])
  })

  it('names a rate of zero with its base: zero-rated is not untaxed', () => {
    const { taxes } = tax(place({ rates: [rate('zero', 0)] }))
    expect(taxes).toMatchObject([{ rateId: 'zero', baseMinor: 1000, amountMinor: 0 }])
  })

  it('is rounded for each line: 10 % of 1.05 is 0.11, twice', () => {
    const pair = [goods(105, { key: 'a' }), goods(105, { key: 'b' })]
    expect(added(tax(place(scope('line')), { goods: pair }))).toEqual([11, 11])
  })

  it('or once for all lines, and is then split over them: 10 % of 2.10 is 0.21', () => {
    const pair = [goods(105, { key: 'a' }), goods(105, { key: 'b' })]
    expect(added(tax(place(scope('document')), { goods: pair }))).toEqual([11, 10])
  })

  it('or for each piece: 10 % of 0.14 is 0.01, five times', () => {
    const five = [goods(70, { quantity: 5 })]
    expect(added(tax(place(scope('unit')), { goods: five }))).toEqual([5])
    expect(added(tax(place(scope('line')), { goods: five }))).toEqual([7])
  })

  it('for pieces that do not divide, is that of the prices next to each other', () => {
    // 1.00 over three pieces: 0.34, 0.33, 0.33; 10 % of each is 0.03.
    expect(added(tax(place(scope('unit')), { goods: [goods(100, { quantity: 3 })] }))).toEqual([9])
  })

  it.each([
    ['half_up', 3],
    ['half_even', 2],
    ['half_down', 2],
    ['up', 3],
    ['down', 2],
  ] as const)('of 2.5 units by %s is %d', (mode, expected) => {
    expect(added(tax(place(scope('line', { mode })), { goods: [goods(25)] }))).toEqual([expected])
  })

  it('of several rates is rounded rate by rate', () => {
    const rates = [rate('gst', 50_000), rate('qst', 99_750)]
    const { lines, taxes } = tax(place({ rates }), { goods: [goods(10_000)] })
    expect(lines[0]?.taxMinor).toBe(500 + 998)
    expect(taxes).toMatchObject([
      { rateId: 'gst', baseMinor: 10_000, amountMinor: 500 },
      { rateId: 'qst', baseMinor: 10_000, amountMinor: 998 },
    ])
  })

  it('that is compound is due on the price and the taxes before it', () => {
    // As Quebec had it until 2012: 5 % of 100.00, then 9.5 % of 105.00 is 9.975.
    const rates = [rate('gst', 50_000), rate('qst', 95_000, { isCompound: true })]
    const { taxes } = tax(place({ rates }), { goods: [goods(10_000)] })
    expect(taxes).toMatchObject([{ amountMinor: 500 }, { baseMinor: 10_500, amountMinor: 998 }])
  })

  it('comes in whole quanta: Kuwait’s fils in tens', () => {
    const result = tax(place({ rates: [rate('vat', 50_000)] }), {
      currency: 'KWD',
      goods: [goods(12_340)],
    })
    // 5 % of 12.340 is 0.617.
    expect(added(result)).toEqual([620])
  })
})

describe('tax that prices contain', () => {
  const included = (more: Partial<TaxJurisdiction> = {}) =>
    place({ pricesIncludeTax: true, rates: [rate('vat', 200_000)], ...more })

  it('is a sixth of the price at 20 %', () => {
    const { lines, taxes } = tax(included(), { goods: [goods(12_000)] })
    expect(lines[0]).toMatchObject({ taxMinor: 0, includedTaxMinor: 2000 })
    expect(taxes).toMatchObject([{ isIncluded: true, baseMinor: 10_000, amountMinor: 2000 }])
  })

  it('has the tax rounded, or the net, as the place asks', () => {
    // A sixth of 0.03 is exactly half a unit: up to 1 of tax, or a net of 2.5 up to 3.
    const cents = { goods: [goods(3)] }
    expect(tax(included(), cents).lines[0]?.includedTaxMinor).toBe(1)
    const net = included(scope('line', { rounded: 'net' }))
    expect(tax(net, cents).lines[0]?.includedTaxMinor).toBe(0)
  })

  it('of several rates is taken out together, and shared', () => {
    // 15 % in 1.15 is 0.15: a third of it for 5 %, two for 10 %.
    const rates = [rate('a', 50_000), rate('b', 100_000)]
    const { taxes } = tax(included({ rates }), { goods: [goods(115)] })
    expect(taxes).toMatchObject([
      { rateId: 'a', baseMinor: 100, amountMinor: 5 },
      { rateId: 'b', baseMinor: 100, amountMinor: 10 },
    ])
  })

  it('with a compound rate undoes both steps', () => {
    // 100.00, 5 % on top, 10 % on 105.00: 115.50.
    const rates = [rate('a', 50_000), rate('b', 100_000, { isCompound: true })]
    const { taxes } = tax(included({ rates }), { goods: [goods(11_550)] })
    expect(taxes).toMatchObject([
      { baseMinor: 10_000, amountMinor: 500 },
      { baseMinor: 10_500, amountMinor: 1050 },
    ])
  })

  it('once for the document is split over the lines', () => {
    // A sixth of 0.30 is 0.05, over three lines of 0.10.
    const three = ['a', 'b', 'c'].map((key) => goods(10, { key }))
    const { lines, taxes } = tax(included(scope('document')), { goods: three })
    expect(lines.map((line) => line.includedTaxMinor)).toEqual([2, 2, 1])
    expect(taxes).toMatchObject([{ amountMinor: 5, baseMinor: 25 }])
  })

  it('is taken out of the price for an exempt business', () => {
    const { lines, taxes } = tax(included(), { goods: [goods(12_000)], isExempt: true })
    expect(lines[0]).toMatchObject({ taxes: [], includedTaxMinor: 0, taxReliefMinor: 2000 })
    expect(taxes).toEqual([])
  })
})

describe('shipping', () => {
  const rates = [rate('full', 200_000), rate('low', 50_000, { taxClass: 'low' })]
  const mixed = [goods(3000, { key: 'a' }), goods(1000, { key: 'b', taxClass: 'low' })]
  const send = (shippingTax: TaxJurisdiction['shippingTax']) =>
    tax(place({ rates, shippingTax }), { goods: mixed, shippingMinor: 800 }).shipping

  it('is not taxed where the place does not ask for it', () => {
    expect(send('none')).toMatchObject({ taxes: [], taxMinor: 0 })
  })

  it('is taxed as the goods, in proportion to them', () => {
    // Three quarters of 8.00 at 20 %, one at 5 %.
    expect(send('as_goods')).toMatchObject({
      taxMinor: 120 + 10,
      taxes: [
        { rateId: 'full', baseMinor: 600, amountMinor: 120 },
        { rateId: 'low', baseMinor: 200, amountMinor: 10 },
      ],
    })
  })

  it('is taxed by a class of its own', () => {
    expect(send({ taxClass: 'low' })).toMatchObject({
      taxMinor: 40,
      taxes: [{ rateId: 'low', baseMinor: 800 }],
    })
  })

  it('counts in the sums of the rates', () => {
    const { taxes } = tax(place({ rates, shippingTax: 'as_goods' }), {
      goods: mixed,
      shippingMinor: 800,
    })
    expect(taxes).toMatchObject([
      { rateId: 'full', baseMinor: 3600, amountMinor: 720 },
      { rateId: 'low', baseMinor: 1200, amountMinor: 60 },
    ])
  })

  it('of an exempt business is relieved, too', () => {
    const inside = place({ rates, shippingTax: 'as_goods', pricesIncludeTax: true })
    const { shipping } = tax(inside, { goods: mixed, shippingMinor: 800, isExempt: true })
    // A sixth of 6.00, and 2.00 less 2.00 / 1.05: 0.10.
    expect(shipping.taxReliefMinor).toBe(100 + 10)
  })

  it('for nothing but free goods is shared by their classes alike', () => {
    const free = [goods(0, { key: 'a' }), goods(0, { key: 'b', taxClass: 'low' })]
    const { shipping } = tax(place({ rates, shippingTax: 'as_goods' }), {
      goods: free,
      shippingMinor: 800,
    })
    expect(shipping.taxMinor).toBe(80 + 20)
  })
})
