import { useEffect, useRef, useState } from 'react'
import type { QuoteView } from '../cart/use-quote.ts'
import type { Currency } from '../trpc.ts'
import { askForIntent } from './pay-card-first.ts'
import { requestIntent } from './request-intent.ts'
import type { Payment } from './use-payment.ts'

/** The secret lives here, in memory, and goes to Stripe.js only (I3). */
export type OpenedIntent = {
  clientSecret: string
  /** Counts intents: a new one needs a new card form, the secret of a form cannot change. */
  generation: number
  /** Counts the updates of one intent: the form must fetch each. */
  revision: number
}

type OpenIntentInput = {
  checkoutId: string
  currency: Currency
  view: QuoteView
  payment: Payment
}

/** Takes over an answer: the same intent, updated, or another in its place. */
export function nextIntent(known: OpenedIntent | null, clientSecret: string): OpenedIntent {
  return known?.clientSecret === clientSecret
    ? { ...known, revision: known.revision + 1 }
    : { clientSecret, generation: (known?.generation ?? 0) + 1, revision: 0 }
}

/** Makes the intent as the page opens, and updates it after each edit of the cart. */
export function useOpenIntent({ checkoutId, currency, view, payment }: OpenIntentInput) {
  const [failure, setFailure] = useState<string | null>(null)
  const [intent, setIntent] = useState<OpenedIntent | null>(null)
  const latest = useRef(0)
  const settle = useRef(payment.settle)
  useEffect(() => {
    settle.current = payment.settle
  })

  const quote = view.state === 'quoted' && !view.isEstimate ? view.quote : null

  useEffect(() => {
    if (!quote) return undefined
    const mine = (latest.current += 1)
    async function open(shownTotalMinor: number): Promise<void> {
      const ask = { checkoutId, currency, shownTotalMinor }
      const asked = await askForIntent(() => requestIntent(ask))
      // A later edit is on its way, and its answer is the one that counts.
      if (mine !== latest.current) return
      if (asked.outcome === 'ready') setIntent((known) => nextIntent(known, asked.clientSecret))
      else if (asked.outcome === 'notCharged') setFailure(asked.message)
      else settle.current(asked)
    }
    void open(quote.totalMinor)
    return () => {
      latest.current += 1
    }
  }, [checkoutId, currency, quote])

  return {
    intent,
    /** Why there is no intent to begin with; an update that fails is made again by Pay. */
    failure,
    replaceSecret: (clientSecret: string) => setIntent((known) => nextIntent(known, clientSecret)),
  }
}
