import type { Stripe } from '@stripe/stripe-js'
import { useEffect, useState } from 'react'
import { trpc } from '../trpc.ts'
import { loadStripeOnce } from './load-stripe.ts'

/**
 * `stripe` is null until it is there: <Elements> takes null, but a rejected promise would leave an
 * empty box (ux.md S13).
 */
export type StripeJs = { stripe: Stripe | null; hasFailed: boolean; retry: () => void }

export function useStripeJs(): StripeJs {
  const config = trpc.checkout.config.useQuery(undefined, { staleTime: Infinity })
  const [attempt, setAttempt] = useState(0)
  const [stripe, setStripe] = useState<Stripe | null>(null)
  const [failedAttempt, setFailedAttempt] = useState(-1)

  useEffect(() => {
    if (!config.data) return undefined
    let isCurrent = true
    loadStripeOnce(config.data).then(
      (loaded) => isCurrent && setStripe(loaded),
      () => isCurrent && setFailedAttempt(attempt),
    )
    return () => {
      isCurrent = false
    }
  }, [config.data, attempt])

  return {
    stripe,
    hasFailed: config.isError || failedAttempt === attempt,
    retry: () => {
      if (config.isError) void config.refetch()
      setAttempt(attempt + 1)
    },
  }
}
