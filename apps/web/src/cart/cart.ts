import { MAX_QUANTITY } from '@paydesk/pricing'

/** What the API takes at once; a quote could hold more. */
export const MAX_LINES = 100

/** A line keeps what the cart shows before the server answers; prices are never kept. */
export type CartLine = {
  productId: string
  quantity: number
  name: string
  slug: string
  image: string
}

export type Cart = {
  /** Becomes the id of the order: all tabs share it, so they can make only one intent (I2). */
  checkoutId: string
  lines: readonly CartLine[]
  /** The order that this browser completed last, for Back after buying. */
  completedOrderId: string | null
}

/** What the API takes: ids and quantities (I1). */
export type OrderLines = { productId: string; quantity: number }[]

export function emptyCart(checkoutId: string): Cart {
  return { checkoutId, lines: [], completedOrderId: null }
}

export function countItems(cart: Cart): number {
  return cart.lines.reduce((sum, line) => sum + line.quantity, 0)
}

export function orderLines(cart: Cart): OrderLines {
  return cart.lines.map(({ productId, quantity }) => ({ productId, quantity }))
}

function clampQuantity(quantity: number): number {
  return Math.min(MAX_QUANTITY, Math.max(1, Math.trunc(quantity)))
}

/** Adds to the line of the same product, or a new line; a full cart stays as it is. */
export function addLine(cart: Cart, added: CartLine): Cart {
  const known = cart.lines.find((line) => line.productId === added.productId)
  if (known) return setQuantity(cart, added.productId, known.quantity + added.quantity)
  if (cart.lines.length >= MAX_LINES) return cart
  return {
    ...cart,
    lines: [...cart.lines, { ...added, quantity: clampQuantity(added.quantity) }],
  }
}

export function setQuantity(cart: Cart, productId: string, quantity: number): Cart {
  return {
    ...cart,
    lines: cart.lines.map((line) =>
      line.productId === productId ? { ...line, quantity: clampQuantity(quantity) } : line,
    ),
  }
}

export function removeLine(cart: Cart, productId: string): Cart {
  return { ...cart, lines: cart.lines.filter((line) => line.productId !== productId) }
}

type CompletedOrder = { id: string; lines: readonly OrderLines[number][] }

/**
 * For an order that the server called paid, processing or held. Takes out what was bought and begins a
 * new checkout; what was added meanwhile in another tab stays. Another checkout's order changes
 * nothing.
 */
export function completeCheckout(cart: Cart, order: CompletedOrder, newId: string): Cart {
  if (cart.checkoutId !== order.id) return cart
  const bought = new Map(order.lines.map((line) => [line.productId, line.quantity]))
  return {
    checkoutId: newId,
    completedOrderId: order.id,
    lines: cart.lines.flatMap((line) => {
      const quantity = line.quantity - (bought.get(line.productId) ?? 0)
      return quantity > 0 ? [{ ...line, quantity }] : []
    }),
  }
}

/** For a canceled order: the same lines, to be bought under a new id. */
export function renewCheckout(cart: Cart, canceledOrderId: string, newId: string): Cart {
  return cart.checkoutId === canceledOrderId ? { ...cart, checkoutId: newId } : cart
}
