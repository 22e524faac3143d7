import { currenciesOfPrices, readDestinations, type Destinations } from '@paydesk/db'
import type { CurrencyCode } from '@paydesk/pricing'
import { procedure, router } from '../trpc.ts'
import { confirmInput, createIntentInput, quoteInput } from './cart-input.ts'
import { confirm, type ConfirmOutcome } from './confirm.ts'
import { createIntent, type CreateIntentOutcome } from './create-intent.ts'
import { priceCart, type PricedCart, type PricedOrder } from './price-cart.ts'

export type CheckoutConfig = {
  publishableKey: string
  /** Where the page gets stripe.js; null: from Stripe itself. */
  stripeJsUrl: string | null
  testMode: boolean
  currencies: CurrencyCode[]
  destinations: Destinations
}

export const checkoutRouter = router({
  /** What the page needs to begin. It also makes the visitor a guest, before tabs can race for it. */
  config: procedure.query(async ({ ctx }): Promise<CheckoutConfig> => {
    ctx.ensureGuest()
    const { publishableKey, stripeJsUrl, testMode } = ctx.deps.stripeConfig
    const { taxService, db } = ctx.deps
    const { pool } = db
    const [currencies, destinations] = await Promise.all([
      currenciesOfPrices(pool),
      readDestinations(pool),
    ])
    return {
      publishableKey,
      stripeJsUrl,
      testMode,
      currencies,
      destinations: {
        ...destinations,
        isNeeded: destinations.isNeeded || taxService !== undefined,
      },
    }
  }),

  /** What the cart costs. A way of shipping that is not offered any more gives way to the cheapest. */
  quote: procedure.input(quoteInput).query(async ({ ctx, input }): Promise<PricedCart> => {
    const customer = { guestId: ctx.guestId ?? null, checkoutId: input.checkoutId ?? null }
    const priced = await priceCart(ctx.deps, input, customer)
    if (!isMethodGone(priced)) return answer(priced)
    return answer(await priceCart(ctx.deps, { ...input, shippingMethodId: null }, customer))
  }),

  createIntent: procedure
    .input(createIntentInput)
    .mutation(({ ctx, input }): Promise<CreateIntentOutcome> => {
      return createIntent(ctx.deps, ctx.ensureGuest(), input)
    }),

  confirm: procedure.input(confirmInput).mutation(({ ctx, input }): Promise<ConfirmOutcome> => {
    return confirm(ctx.deps, ctx.ensureGuest(), input)
  }),
})

function isMethodGone(priced: PricedOrder): boolean {
  return (
    priced.outcome === 'refused' &&
    priced.problems.some(({ field }) => field === 'shippingMethodId')
  )
}

/** Without what is only for the order to know. */
function answer(priced: PricedOrder): PricedCart {
  if (priced.outcome === 'refused') return priced
  const { redeems: _redeems, ...shown } = priced
  return shown
}
