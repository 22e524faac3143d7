import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadStripe } from '@stripe/stripe-js/pure'
import type { Stripe, StripeElements } from '@stripe/stripe-js'
import type { MerchantSettings } from './settings.ts'

/** What a test may look at and use in the page, as a developer would in the console. */
export type MerchantPage = {
  stripe: Stripe
  elements: StripeElements | null
  /** Every event of an Element, in order. */
  events: { type: string; event: unknown }[]
  /** Replaces what the page was opened with, as a parent component would. */
  change: (setup: object) => void
}

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges
  interface Window {
    merchant: MerchantPage
  }
}

type Setup = Record<string, unknown>

/** The page's part: drawn again whenever what it was opened with is changed. */
export type Draw = (stripe: Stripe, setup: Setup) => ReactNode

/** Loads Stripe's script as its docs say, and draws the page in StrictMode. */
export async function startPage(draw: Draw): Promise<void> {
  const response = await fetch('/settings.json')
  const settings: MerchantSettings = await response.json()
  if (settings.scriptUrl !== null) await loadScript(settings.scriptUrl)
  const stripe = await loadStripe(settings.publishableKey)
  if (!stripe) throw new Error('Stripe did not load.')

  const root = createRoot(document.getElementById('root') ?? document.body)
  const render = (setup: Setup) => root.render(<StrictMode>{draw(stripe, setup)}</StrictMode>)
  let setup: Setup = JSON.parse(new URLSearchParams(location.search).get('setup') ?? '{}')
  window.merchant = {
    stripe,
    elements: null,
    events: [],
    change: (changes) => {
      setup = { ...setup, ...changes }
      render(setup)
    },
  }
  render(setup)
}

/** Gives the test the Elements group that the page works with. */
export function show(elements: StripeElements | null): void {
  window.merchant.elements = elements
}

/** Notes an event of an Element for the test to see. */
export function note(type: string): (event?: unknown) => void {
  return (event) => {
    const isPlain = typeof event === 'object' && event !== null && !('mount' in event)
    window.merchant.events.push({ type, event: isPlain ? structuredClone(event) : null })
  }
}

/** Asks the merchant's server for an intent; the answer is its client secret. */
export async function makeIntent(
  kind: 'payment-intents' | 'setup-intents',
  params: unknown,
): Promise<string> {
  const response = await fetch(`/${kind}`, { method: 'POST', body: JSON.stringify(params) })
  const answer: { clientSecret?: string; message?: string } = await response.json()
  if (answer.clientSecret === undefined) throw new Error(answer.message)
  return answer.clientSecret
}

function loadScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = url
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new Error(`${url} did not load.`)))
    document.head.append(script)
  })
}
