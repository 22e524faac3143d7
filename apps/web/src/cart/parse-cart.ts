import { MAX_QUANTITY } from '@paydesk/pricing'
import { emptyCart, MAX_LINES, type Cart, type CartLine } from './cart.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function parseId(value: unknown): string | null {
  return typeof value === 'string' && UUID.test(value) ? value : null
}

function parseLine(value: unknown): CartLine | null {
  if (!isRecord(value)) return null
  const { productId, quantity, name, slug, image } = value
  if (typeof productId !== 'string' || productId === '') return null
  if (typeof quantity !== 'number' || !Number.isInteger(quantity)) return null
  if (quantity < 1 || quantity > MAX_QUANTITY) return null
  if (typeof name !== 'string' || typeof slug !== 'string' || typeof image !== 'string') return null
  return { productId, quantity, name, slug, image }
}

/**
 * Makes a cart of whatever an older version, an extension or a curious reader left in storage.
 * Lines that make no sense are dropped, a missing checkout id is made anew.
 */
export function parseCart(stored: unknown, newId: () => string): Cart {
  if (!isRecord(stored)) return emptyCart(newId())
  const lines = new Map<string, CartLine>()
  for (const value of Array.isArray(stored['lines']) ? stored['lines'] : []) {
    const line = parseLine(value)
    if (line && lines.size < MAX_LINES) lines.set(line.productId, line)
  }
  return {
    checkoutId: parseId(stored['checkoutId']) ?? newId(),
    lines: [...lines.values()],
    completedOrderId: parseId(stored['completedOrderId']),
  }
}
