import type { Stripe } from '@stripe/stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'
import { preconnect } from 'react-dom'
import type { CheckoutConfig } from '../trpc.ts'

type StripeSource = Pick<CheckoutConfig, 'publishableKey' | 'stripeJsUrl'>

let loading: Promise<Stripe> | null = null

/** Adds a script and waits for it; a failed one is taken away, so that a retry asks again. */
function loadScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = src
    script.crossOrigin = 'anonymous'
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => {
      script.remove()
      reject(new Error(`Could not load ${src}`))
    })
    document.head.append(script)
  })
}

async function load({ publishableKey, stripeJsUrl }: StripeSource): Promise<Stripe> {
  if (stripeJsUrl === null) {
    preconnect('https://js.stripe.com')
    preconnect('https://api.stripe.com')
  } else if (!('Stripe' in window)) {
    // loadStripe uses the window.Stripe that it finds, so another origin can play Stripe.
    await loadScript(stripeJsUrl)
  }
  const stripe = await loadStripe(publishableKey)
  if (!stripe) throw new Error('Stripe.js needs a browser')
  performance.mark('stripe:script')
  return stripe
}

/**
 * Stripe.js, loaded once for the life of the page. Rejects when the script is blocked or the
 * network is gone; the next call tries again.
 * Source: https://docs.stripe.com/js/including (the plain entry of stripe-js would ask Stripe as
 * soon as it is imported, hence /pure)
 */
export function loadStripeOnce(source: StripeSource): Promise<Stripe> {
  loading ??= load(source).catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

/** A head start: if it fails, the checkout tries again and says so. */
export function warmStripe(source: StripeSource): void {
  loadStripeOnce(source).catch(() => null)
}
