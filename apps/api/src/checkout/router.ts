import { currenciesOfPrices } from '@paydesk/db'
import type { CurrencyCode } from '@paydesk/pricing'
import { procedure, router } from '../trpc.ts'
import { cartInput, createIntentInput } from './cart-input.ts'
import { createIntent, type CreateIntentOutcome } from './create-intent.ts'
import { priceCart, type PricedCart } from './price-cart.ts'

export type CheckoutConfig = {
  publishableKey: string
  /** Where the page gets stripe.js; null: from Stripe itself. */
  stripeJsUrl: string | null
  testMode: boolean
  currencies: CurrencyCode[]
}

export const checkoutRouter = router({
  /** What the page needs to begin. It also makes the visitor a guest, before tabs can race for it. */
  config: procedure.query(async ({ ctx }): Promise<CheckoutConfig> => {
    ctx.ensureGuest()
    const { publishableKey, stripeJsUrl, testMode } = ctx.deps.stripeConfig
    const currencies = await currenciesOfPrices(ctx.deps.db.pool)
    return { publishableKey, stripeJsUrl, testMode, currencies }
  }),

  quote: procedure.input(cartInput).query(({ ctx, input }): Promise<PricedCart> => {
    return priceCart(ctx.deps.db, input)
  }),

  createIntent: procedure
    .input(createIntentInput)
    .mutation(({ ctx, input }): Promise<CreateIntentOutcome> => {
      return createIntent(ctx.deps, ctx.ensureGuest(), input)
    }),
})
