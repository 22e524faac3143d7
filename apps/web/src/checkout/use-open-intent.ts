import { useEffect, useRef, useState } from 'react'
import type { QuoteView } from '../cart/use-quote.ts'
import type { Currency, Quote } from '../trpc.ts'
import { nextIntent, type OpenedIntent } from './opened-intent.ts'
import { askForIntent } from './pay-card-first.ts'
import { requestIntent } from './request-intent.ts'
import type { Payment } from './use-payment.ts'

type OpenIntentInput = {
  checkoutId: string
  currency: Currency
  view: QuoteView
  payment: Payment
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

  const isWhole = view.state === 'quoted' && !view.isEstimate && view.quote.pending.length === 0
  const quote = isWhole ? view.quote : null

  useEffect(() => {
    if (!quote) return undefined
    const mine = (latest.current += 1)
    async function open(shown: Quote): Promise<void> {
      const asked = await askForIntent(() => requestIntent({ checkoutId, currency, shown }))
      // A later edit is on its way, and its answer is the one that counts.
      if (mine !== latest.current) return
      if (asked.outcome === 'ready') setIntent((known) => nextIntent(known, asked.clientSecret))
      else if (asked.outcome === 'notCharged') setFailure(asked.message)
      else settle.current(asked)
    }
    void open(quote)
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
