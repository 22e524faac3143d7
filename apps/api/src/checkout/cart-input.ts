import { z } from 'zod'
import { currency } from '../currency.ts'

const MAX_LINES = 100
const MAX_QUANTITY = 999

const quantityFault = `Order a whole number from 1 to ${MAX_QUANTITY}.`
const quantity = z
  .int({ error: quantityFault })
  .min(1, { error: quantityFault })
  .max(MAX_QUANTITY, { error: quantityFault })

const line = z.object({
  productId: z.guid({ error: 'A product id is a UUID.' }),
  quantity,
})

const lines = z
  .array(line)
  .min(1, 'The cart is empty: add a product.')
  .max(MAX_LINES, `A cart holds at most ${MAX_LINES} lines: split the order.`)
  .superRefine((cart, context) => {
    const seen = new Set<string>()
    for (const [index, { productId }] of cart.entries()) {
      const key = productId.toLowerCase()
      if (seen.has(key)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'productId'],
          message: 'This product stands in the cart twice: add the quantities up in one line.',
          params: { code: 'duplicate_product' },
        })
      }
      seen.add(key)
    }
  })

/** A cart as anyone may send it: ids and quantities, never an amount that would be used (I1). */
export const cartInput = z.object({ lines, currency })
export type Cart = z.infer<typeof cartInput>

export const createIntentInput = cartInput.extend({
  /** Made by the browser once for a cart: a retry finds its order, a second click makes no second. */
  checkoutId: z.uuid({ version: 'v4', error: 'A checkout id is a random UUID (version 4).' }),
  /** The total that the customer saw. Where it is not the price any more, nothing is charged. */
  shownTotalMinor: z.int().optional(),
})
export type CreateIntentInput = z.infer<typeof createIntentInput>
