import { Elements, PaymentElement } from '@stripe/react-stripe-js'
import type { Stripe, StripeElementsOptions, StripePaymentElementOptions } from '@stripe/stripe-js'
import { spyOn, type Called } from '../spy.ts'
import { startPage } from '../start-page.tsx'

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges
  interface Window {
    calls: Called[]
    /** What the handlers of the page heard: the name of the handler and what it got. */
    heard: { by: string; got: string }[]
    resolveStripe: () => void
  }
}

type ReactSetup = {
  stripe?: 'object' | 'null' | 'promise' | 'another'
  options?: StripeElementsOptions
  element?: StripePaymentElementOptions | null
  isShown?: boolean
  /** Names the handlers: with another name they are other functions. */
  handler?: string | null
  elementKey?: string
  elementsKey?: string
}

let promise: Promise<Stripe> | undefined

function Page({ stripe, setup }: { stripe: Stripe; setup: ReactSetup }) {
  const { element, handler, isShown, options } = setup
  const listen = (event: string) =>
    handler === null || handler === undefined
      ? {}
      : { [`on${event}`]: (got: unknown) => hear(`${handler} ${event}`, got) }
  return (
    <Elements
      key={setup.elementsKey ?? 'only'}
      stripe={stripeFor(setup.stripe, stripe)}
      {...(options && { options })}
    >
      {isShown !== false && (
        <PaymentElement
          key={setup.elementKey ?? 'only'}
          id="its-id"
          className="its-class"
          {...(element && { options: element })}
          {...listen('Ready')}
          {...listen('Change')}
          {...listen('Focus')}
          {...listen('Blur')}
          {...listen('Escape')}
        />
      )}
    </Elements>
  )
}

function stripeFor(prop: ReactSetup['stripe'], stripe: Stripe) {
  switch (prop) {
    case 'null':
      return null
    case 'promise':
      promise ??= new Promise((resolve) => {
        window.resolveStripe = () => resolve(stripe)
      })
      return promise
    case 'another':
      return window.Stripe?.('pk_test_another') ?? null
    case 'object':
    case undefined:
      return stripe
  }
}

function hear(by: string, got: unknown): void {
  const isElement = typeof got === 'object' && got !== null && 'mount' in got
  window.heard.push({ by, got: isElement ? 'element' : JSON.stringify(got) })
}

window.heard = []
void startPage((stripe, setup) => {
  // The first drawing comes before anything is called.
  window.calls ??= spyOn(stripe)
  return <Page stripe={stripe} setup={setup} />
})
