import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { trpc, type Currency, type Problem, type Quote } from '../trpc.ts'
import { orderLines, type Cart } from './cart.ts'
import { estimateQuote } from './estimate-quote.ts'

export type QuoteView =
  | { state: 'loading' }
  | { state: 'failed'; error: unknown; retry: () => void }
  /** `isEstimate`: the edited quantities at known prices, until the server has answered. */
  | { state: 'quoted'; quote: Quote; isEstimate: boolean }
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
  const lines = useMemo(() => orderLines(cart), [cart])
  const settled = useSettled(lines)
  const query = trpc.checkout.quote.useQuery(
    { lines: settled, currency },
    { enabled: settled.length > 0, placeholderData: keepPreviousData, staleTime: 5000 },
  )

  const [lastQuote, setLastQuote] = useState<Quote | null>(null)
  const answer = query.data
  if (answer?.outcome === 'quoted' && answer.quote !== lastQuote) setLastQuote(answer.quote)

  if (query.isError && !query.isRefetchError) {
    return { state: 'failed', error: query.error, retry: () => void query.refetch() }
  }
  const estimate = estimateQuote(lastQuote, lines, currency)
  if (answer === undefined || query.isPlaceholderData || settled !== lines) {
    return estimate ? { state: 'quoted', quote: estimate, isEstimate: true } : { state: 'loading' }
  }
  return answer.outcome === 'refused'
    ? { state: 'refused', problems: answer.problems, estimate }
    : { state: 'quoted', quote: answer.quote, isEstimate: false }
}
