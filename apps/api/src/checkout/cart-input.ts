import { z } from 'zod'
import type { ShownQuote } from '@paydesk/pricing'
import { currency } from '../currency.ts'
import { emailInput, localeInput } from './contact-input.ts'
import { addressInput, destinationInput } from './destination-input.ts'

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
export const cartInput = z.object({
  lines,
  currency,
  destination: destinationInput.nullish(),
  /** One of the quote's shippingOffers. None: the cheapest. */
  shippingMethodId: z.guid({ error: 'A shipping method id is a UUID.' }).nullish(),
  couponCode: z.string().trim().max(40, 'A coupon code has at most 40 characters.').nullish(),
  /** Of a business. */
  taxId: z.string().trim().max(40, 'A tax id has at most 40 characters.').nullish(),
})
export type Cart = z.infer<typeof cartInput>

/** Made by the browser once for a cart: a retry finds its order, a second click makes no second. */
const checkoutId = z.uuid({
  version: 'v4',
  error: 'A checkout id is a random UUID (version 4).',
})

export const quoteInput = cartInput.extend({
  /** With it, a coupon that this checkout holds already is not called used up. */
  checkoutId: checkoutId.optional(),
})

const shownAmount = z.int()

/** What the page showed. It is compared and never used: see ShownQuote. */
const shownQuote = z.object({
  lines: z
    .array(z.object({ productId: z.string(), unitMinor: shownAmount }))
    .max(MAX_LINES)
    .readonly(),
  discounts: z
    .array(
      z.object({ promotionId: z.string(), name: z.string().max(120), amountMinor: shownAmount }),
    )
    .max(MAX_LINES)
    .readonly(),
  shippingMinor: shownAmount,
  taxMinor: shownAmount,
  includedTaxMinor: shownAmount,
  taxReliefMinor: shownAmount,
  totalMinor: shownAmount,
}) satisfies z.ZodType<ShownQuote>

export const createIntentInput = cartInput.extend({
  checkoutId,
  /** The total that the customer saw. Where it is not the price any more, nothing is charged. */
  shownTotalMinor: z.int().optional(),
  /** All that the customer saw: where any of it changed, nothing is charged, and the answer tells what. */
  shownQuote: shownQuote.optional(),
  address: addressInput.nullish(),
  /** None: where an earlier call of this checkout said. */
  email: emailInput.nullish(),
  locale: localeInput,
})
export type CreateIntentInput = z.infer<typeof createIntentInput>

export const confirmInput = createIntentInput.extend({
  /** What stripe.createConfirmationToken made of the card form. It counts once. */
  confirmationTokenId: z
    .string()
    .regex(/^ctoken_\w{1,200}$/, 'A confirmation token id is what Stripe.js gave: ctoken_…'),
  /** Where a bank sends the customer back to, if it asks on a page of its own. */
  returnUrl: z.url({ protocol: /^https?$/, error: 'The return address is an http(s) address.' }),
})
export type ConfirmInput = z.infer<typeof confirmInput>
