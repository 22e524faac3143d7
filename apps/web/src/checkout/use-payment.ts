import { formatMoney } from '@paydesk/pricing'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { renewCartCheckout } from '../cart/cart-store.ts'
import type { Cart } from '../cart/cart.ts'
import { quoteInput } from '../cart/quote-input.ts'
import { useChoices } from '../delivery/choices.ts'
import { markSent } from '../order/sent-payments.ts'
import { trpc, type CouponState, type Currency, type Quote, type QuoteAnswer } from '../trpc.ts'
import { changeWords } from './change-words.ts'
import type { PayResult } from './pay-result.ts'
import { payOnce } from './single-flight.ts'

export type PayPhase = 'idle' | 'checking' | 'confirming'
export type PayNotice = { tone: 'danger' | 'warn'; text: string }

export type Payment = {
  phase: PayPhase
  /** Replaced, never mutated: a new object is a new thing to say. */
  notice: PayNotice | null
  press: (attempt: PayAttempt) => Promise<void>
  /** Acts on what the server answered outside a press, as the secret-first page opens. */
  settle: (result: PayResult) => void
}

type PayAttempt = (onConfirming: () => void) => Promise<PayResult>

const FORM_FAULT: PayResult = {
  outcome: 'notCharged',
  message: 'The card form did not answer. You were not charged. Reload the page and try again.',
}

const orderPage = (orderId: string) => ({ to: '/orders/$orderId', params: { orderId } }) as const

/** The code that a quote was made with, as far as the quote tells. */
function couponIn({ discounts }: Quote): CouponState | null {
  const code = discounts.find((discount) => discount.code !== null)?.code
  return code ? { code, status: 'applied' } : null
}

const LEAVING = new Set<PayResult['outcome']>(['sent', 'unknown', 'settledBefore'])

export function usePayment(cart: Cart, currency: Currency): Payment {
  const router = useRouter()
  const queries = trpc.useUtils()
  const [phase, setPhase] = useState<PayPhase>('idle')
  const [notice, setNotice] = useState<PayNotice | null>(null)
  const choices = useChoices()
  const input = quoteInput(cart, currency, choices)

  function settle(result: PayResult): void {
    switch (result.outcome) {
      case 'sent':
      case 'unknown':
      case 'settledBefore':
        performance.mark('pay:confirmed')
        if (result.outcome === 'sent') markSent(result.orderId)
        // Replaced, so that Back does not lead to a form that could pay again (ux.md O2).
        return void router.navigate({ ...orderPage(result.orderId), replace: true })
      case 'incomplete':
        return
      case 'declined':
      case 'notCharged':
        return setNotice({ tone: 'danger', text: result.message })
      case 'unconfirmed':
        return setNotice({
          tone: 'warn',
          text: `${result.message} It is not known yet whether you were charged. Press Pay again: an order is charged once at most.`,
        })
      case 'refused':
        queries.checkout.quote.setData(input, result)
        return setNotice(null)
      case 'orderCanceled':
        renewCartCheckout(cart.checkoutId)
        return setNotice({
          tone: 'warn',
          text: 'The earlier order of this cart was closed. You were not charged. Press Pay again to place a new one.',
        })
      case 'couponRefused': {
        const { quote, code, reason, message } = result
        const coupon = { code, status: 'refused', reason, message } as const
        queries.checkout.quote.setData(input, (known) => requoted(known, { quote, coupon }))
        return setNotice({ tone: 'warn', text: `${message} You were not charged.` })
      }
      case 'quoteChanged': {
        const { quote, shownTotalMinor, changes } = result
        const coupon = couponIn(quote)
        queries.checkout.quote.setData(input, (known) => requoted(known, { quote, coupon }))
        const what = changeWords(changes, quote.currency).join(' ')
        const before = formatMoney(shownTotalMinor, quote.currency)
        const now = formatMoney(quote.totalMinor, quote.currency)
        const total =
          before === now ? `The total is still ${now}.` : `Total changed from ${before} to ${now}.`
        const text =
          `${total} ${what} You were not charged. Press Pay again to pay ${now}.`.replace(
            / {2}/g,
            ' ',
          )
        return setNotice({ tone: 'warn', text })
      }
    }
  }

  async function press(attempt: PayAttempt): Promise<void> {
    performance.mark('pay:press')
    setNotice(null)
    setPhase('checking')
    let mayHaveCharged = false
    const result = await payOnce(cart.checkoutId, () =>
      attempt(() => {
        mayHaveCharged = true
        setPhase('confirming')
        void router.preloadRoute(orderPage(cart.checkoutId))
      }),
    ).catch((): PayResult =>
      mayHaveCharged ? { outcome: 'unknown', orderId: cart.checkoutId } : FORM_FAULT,
    )
    // Where the page is about to change, the button must not flash back to "Pay".
    if (!LEAVING.has(result.outcome)) setPhase('idle')
    settle(result)
  }

  return { phase, notice, press, settle }
}

/** The new price of the cart; when its money is taken is as it was. */
function requoted(
  known: QuoteAnswer | undefined,
  now: { quote: Quote; coupon: CouponState | null },
): QuoteAnswer {
  const captureMethod = known?.outcome === 'quoted' ? known.captureMethod : 'automatic'
  return { outcome: 'quoted', captureMethod, ...now }
}
