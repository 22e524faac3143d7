import { useSyncExternalStore } from 'react'
import { browserStorage, storedValue } from '../stored-value.ts'
import * as cart from './cart.ts'
import { parseCart } from './parse-cart.ts'

const newId = () => crypto.randomUUID()

const store = storedValue<cart.Cart>({
  key: 'paydesk.cart',
  parse: (stored) => parseCart(stored, newId),
  storage: browserStorage(),
  events: window,
})

export function useCart(): cart.Cart {
  return useSyncExternalStore(store.subscribe, store.get)
}

/** The cart now, for code that runs after an await. */
export const currentCart = store.get

export function addToCart(line: cart.CartLine): void {
  store.update((current) => cart.addLine(current, line))
}

export function setCartQuantity(productId: string, quantity: number): void {
  store.update((current) => cart.setQuantity(current, productId, quantity))
}

export function removeFromCart(productId: string): void {
  store.update((current) => cart.removeLine(current, productId))
}

/**
 * Only for an order that the server called paid, processing or held.
 * @returns whether it was this cart's.
 */
export function completeCartCheckout(order: {
  id: string
  lines: readonly cart.OrderLines[number][]
}): boolean {
  const isOurs = store.get().checkoutId === order.id
  store.update((current) => cart.completeCheckout(current, order, newId()))
  return isOurs
}

/** Only for an order that the server called canceled. */
export function renewCartCheckout(canceledOrderId: string): void {
  store.update((current) => cart.renewCheckout(current, canceledOrderId, newId()))
}
