import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useChoices } from '../delivery/choices.ts'
import {
  trpc,
  type CaptureMethod,
  type CouponState,
  type Currency,
  type Problem,
  type Quote,
} from '../trpc.ts'
import type { Cart } from './cart.ts'
import { estimateQuote } from './estimate-quote.ts'
import { quoteInput } from './quote-input.ts'

export type QuoteView =
  | { state: 'loading' }
  | { state: 'failed'; error: unknown; retry: () => void }
  /** `isEstimate`: the edited quantities at known prices, until the server has answered. */
  | {
      state: 'quoted'
      quote: Quote
      coupon: CouponState | null
      captureMethod: CaptureMethod
      isEstimate: boolean
    }
  | { state: 'refused'; problems: Problem[]; estimate: Quote | null }

const PAUSE_MS = 150

/** The value once it has stayed the same for a moment: four quick clicks make one request. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(setSettled, PAUSE_MS, value)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** The server's price of the cart, or why it has none; between edits, an estimate. */
export function useQuote(cart: Cart, currency: Currency): QuoteView {
  const choices = useChoices()
  const input = useMemo(() => quoteInput(cart, currency, choices), [cart, currency, choices])
  const settled = useSettled(input)
  const query = trpc.checkout.quote.useQuery(settled, {
    enabled: settled.lines.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 5000,
  })

  const [lastQuote, setLastQuote] = useState<Quote | null>(null)
  const answer = query.data
  if (answer?.outcome === 'quoted' && answer.quote !== lastQuote) setLastQuote(answer.quote)

  if (query.isError && !query.isRefetchError) {
    return { state: 'failed', error: query.error, retry: () => void query.refetch() }
  }
  const estimate = estimateQuote(lastQuote, input.lines, currency)
  if (answer === undefined || query.isPlaceholderData || settled !== input) {
    const { coupon, captureMethod } =
      answer?.outcome === 'quoted' ? answer : { coupon: null, captureMethod: 'automatic' as const }
    return estimate
      ? { state: 'quoted', quote: estimate, coupon, captureMethod, isEstimate: true }
      : { state: 'loading' }
  }
  if (answer.outcome === 'refused') return { state: 'refused', problems: answer.problems, estimate }
  const { quote, coupon, captureMethod } = answer
  return { state: 'quoted', quote, coupon, captureMethod, isEstimate: false }
}
