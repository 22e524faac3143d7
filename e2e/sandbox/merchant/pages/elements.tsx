import { useEffect, useState, type FormEvent } from 'react'
import {
  AddressElement,
  Elements,
  LinkAuthenticationElement,
  PaymentElement,
  useElements,
  useStripe,
} from '@stripe/react-stripe-js'
import type {
  Stripe,
  StripeAddressElementOptions,
  StripeElementsOptions,
  StripeLinkAuthenticationElementOptions,
  StripePaymentElementOptions,
} from '@stripe/stripe-js'
import { makeIntent, note, show, startPage } from '../start-page.tsx'

/** A checkout of several Elements in one group: those whose options are given. */
export type ElementsSetup = {
  intent?: object
  elements?: StripeElementsOptions
  payment?: StripePaymentElementOptions
  linkAuthentication?: StripeLinkAuthenticationElementOptions
  shipping?: Omit<StripeAddressElementOptions, 'mode'>
  billing?: Omit<StripeAddressElementOptions, 'mode'>
  confirmParams?: object
}

function Checkout({ stripe, setup }: { stripe: Stripe; setup: ElementsSetup }) {
  return (
    <Elements stripe={stripe} options={setup.elements ?? {}}>
      <Form setup={setup} />
    </Elements>
  )
}

function Form({ setup }: { setup: ElementsSetup }) {
  const stripe = useStripe()
  const elements = useElements()
  const [result, setResult] = useState('')
  useEffect(() => show(elements), [elements])

  async function pay(event: FormEvent) {
    event.preventDefault()
    if (!stripe || !elements) return
    setResult('paying')
    const { error: incomplete } = await elements.submit()
    if (incomplete) {
      setResult(`incomplete: ${incomplete.code}`)
      return
    }
    const clientSecret = await makeIntent('payment-intents', setup.intent ?? {})
    const { error, paymentIntent } = await stripe.confirmPayment({
      elements,
      clientSecret,
      confirmParams: { return_url: `${location.origin}/return`, ...setup.confirmParams },
      redirect: 'if_required',
    })
    setResult(error ? `failed: ${error.message}` : paymentIntent.status)
  }

  return (
    <form onSubmit={(event) => void pay(event).catch((error) => setResult(String(error)))}>
      {setup.linkAuthentication && (
        <LinkAuthenticationElement
          options={setup.linkAuthentication}
          onReady={note('linkAuthentication ready')}
          onChange={note('linkAuthentication change')}
        />
      )}
      {setup.shipping && (
        <AddressElement
          options={{ ...setup.shipping, mode: 'shipping' }}
          onReady={note('address ready')}
          onChange={note('address change')}
        />
      )}
      {setup.billing && (
        <AddressElement
          options={{ ...setup.billing, mode: 'billing' }}
          onReady={note('billing ready')}
          onChange={note('billing change')}
        />
      )}
      {setup.payment && <PaymentElement options={setup.payment} onReady={note('payment ready')} />}
      <button type="submit">Pay</button>
      <output aria-label="Result">{result}</output>
    </form>
  )
}

void startPage((stripe, setup) => <Checkout stripe={stripe} setup={setup} />)
