import { describe, expect, it } from 'vitest'
import {
  addLine,
  completeCheckout,
  countItems,
  emptyCart,
  orderLines,
  removeLine,
  renewCheckout,
  setQuantity,
  type Cart,
  type CartLine,
} from './cart.ts'

function makeLine(line: Partial<CartLine> = {}): CartLine {
  return { productId: 'mug', quantity: 1, name: 'Mug', slug: 'mug', image: '/mug.svg', ...line }
}

function makeCart(...lines: Partial<CartLine>[]): Cart {
  return lines.reduce<Cart>((cart, line) => addLine(cart, makeLine(line)), emptyCart('checkout-1'))
}

describe('a cart', () => {
  it('adds up two additions of one product', () => {
    const cart = makeCart({ quantity: 2 }, { quantity: 3 })
    expect(orderLines(cart)).toEqual([{ productId: 'mug', quantity: 5 }])
  })

  it('counts pieces, not lines', () => {
    expect(countItems(makeCart({ quantity: 2 }, { productId: 'pen', quantity: 3 }))).toBe(5)
  })

  it.each([
    [0, 1],
    [-4, 1],
    [2.9, 2],
    [1000, 999],
  ])('keeps a quantity of %d within what the shop takes: %d', (asked, kept) => {
    expect(setQuantity(makeCart({}), 'mug', asked).lines[0]?.quantity).toBe(kept)
  })

  it('takes no more than a hundred lines', () => {
    const full = makeCart(
      ...Array.from({ length: 100 }, (_, index) => ({ productId: `p${index}` })),
    )
    expect(addLine(full, makeLine({ productId: 'one more' }))).toBe(full)
  })

  it('forgets a removed line', () => {
    expect(removeLine(makeCart({}, { productId: 'pen' }), 'mug').lines).toMatchObject([
      { productId: 'pen' },
    ])
  })

  it('tells the API ids and quantities alone (I1)', () => {
    expect(orderLines(makeCart({}))).toEqual([{ productId: 'mug', quantity: 1 }])
  })
})

describe('a completed checkout', () => {
  it('takes out what was bought and gets a new id, so that nothing can pay it again (I2)', () => {
    const cart = makeCart({ quantity: 2 })
    const after = completeCheckout(
      cart,
      { id: 'checkout-1', lines: [{ productId: 'mug', quantity: 2 }] },
      'checkout-2',
    )
    expect(after).toEqual({ checkoutId: 'checkout-2', completedOrderId: 'checkout-1', lines: [] })
  })

  it('leaves what another tab added meanwhile', () => {
    const cart = makeCart({ quantity: 3 }, { productId: 'pen' })
    const after = completeCheckout(
      cart,
      { id: 'checkout-1', lines: [{ productId: 'mug', quantity: 2 }] },
      'checkout-2',
    )
    expect(orderLines(after)).toEqual([
      { productId: 'mug', quantity: 1 },
      { productId: 'pen', quantity: 1 },
    ])
  })

  it('of an older order changes nothing', () => {
    const cart = makeCart({})
    const older = { id: 'checkout-0', lines: [{ productId: 'mug', quantity: 1 }] }
    expect(completeCheckout(cart, older, 'checkout-2')).toBe(cart)
  })
})

describe('a canceled order', () => {
  it('leaves the lines, to be bought under a new id', () => {
    const cart = makeCart({ quantity: 2 })
    expect(renewCheckout(cart, 'checkout-1', 'checkout-2')).toEqual({
      ...cart,
      checkoutId: 'checkout-2',
    })
  })

  it('that is not this cart changes nothing', () => {
    const cart = makeCart({})
    expect(renewCheckout(cart, 'checkout-0', 'checkout-2')).toBe(cart)
  })
})
