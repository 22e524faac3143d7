import { describe, expect, it } from 'vitest'
import { parseCart } from './parse-cart.ts'

const ID = 'b3f1c2de-0f0a-4c7e-9f69-3f3f7d1f8a11'
const OTHER_ID = 'c3f1c2de-0f0a-4c7e-9f69-3f3f7d1f8a12'
const MUG = { productId: 'mug', quantity: 2, name: 'Mug', slug: 'mug', image: '/mug.svg' }

const parse = (stored: unknown) => parseCart(stored, () => 'new-id')

describe('a stored cart', () => {
  it('comes back as it was', () => {
    const cart = { checkoutId: ID, lines: [MUG], completedOrderId: OTHER_ID }
    expect(parse(structuredClone(cart))).toEqual(cart)
  })

  it.each([[null], [undefined], ['text'], [42], [[]], [{}], [{ lines: 'none' }]])(
    'is empty with a new checkout id when storage holds %j',
    (stored) => {
      expect(parse(stored)).toEqual({ checkoutId: 'new-id', lines: [], completedOrderId: null })
    },
  )

  it('gets a new checkout id where its own is no UUID', () => {
    expect(parse({ checkoutId: 'mine', lines: [MUG] })).toMatchObject({
      checkoutId: 'new-id',
      lines: [MUG],
    })
  })

  it.each([
    { ...MUG, quantity: 0 },
    { ...MUG, quantity: 1000 },
    { ...MUG, quantity: 1.5 },
    { ...MUG, quantity: '2' },
    { ...MUG, productId: '' },
    { ...MUG, name: undefined },
    null,
    'mug',
  ])('drops a line that makes no sense: %j', (line) => {
    expect(parse({ checkoutId: ID, lines: [line, { ...MUG, productId: 'pen' }] }).lines).toEqual([
      { ...MUG, productId: 'pen' },
    ])
  })

  it('keeps one line per product and a hundred lines at most', () => {
    const lines = Array.from({ length: 120 }, (_, index) => ({ ...MUG, productId: `p${index}` }))
    expect(parse({ checkoutId: ID, lines: [...lines, ...lines] }).lines).toHaveLength(100)
  })
})
