import { describe, expect, it } from 'vitest'
import { plainQuote } from '../testing/plain-quote.ts'
import type { Quote } from '../trpc.ts'
import { estimateQuote } from './estimate-quote.ts'

const QUOTE: Quote = {
  ...plainQuote([
    { productId: 'mug', name: 'Mug', quantity: 1, unitMinor: 2400 },
    { productId: 'pen', name: 'Pen', quantity: 2, unitMinor: 500 },
  ]),
  discountMinor: 100,
  shippingMinor: 600,
  totalMinor: 3900,
}

describe('the estimate of an edited cart', () => {
  it('is the known prices times the new quantities, and the other costs as they were', () => {
    const estimate = estimateQuote(QUOTE, [{ productId: 'mug', quantity: 3 }], 'USD')
    expect(estimate).toMatchObject({ subtotalMinor: 7200, totalMinor: 7700 })
    expect(estimate?.lines).toMatchObject([{ productId: 'mug', quantity: 3, totalMinor: 7200 }])
  })

  it('of the cart as it was is the quote', () => {
    const lines = QUOTE.lines.map(({ productId, quantity }) => ({ productId, quantity }))
    expect(estimateQuote(QUOTE, lines, 'USD')).toEqual(QUOTE)
  })

  it.each([
    { when: 'no quote is known', known: null, productId: 'mug', currency: 'USD' },
    { when: 'a price is not known', known: QUOTE, productId: 'lamp', currency: 'USD' },
    { when: 'the currency is another', known: QUOTE, productId: 'mug', currency: 'EUR' },
  ] as const)('is not made when $when', ({ known, productId, currency }) => {
    expect(estimateQuote(known, [{ productId, quantity: 1 }], currency)).toBeNull()
  })

  it('is not made for an empty cart', () => {
    expect(estimateQuote(QUOTE, [], 'USD')).toBeNull()
  })
})
