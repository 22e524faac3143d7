import { useEffect, useState, type FormEvent } from 'react'
import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js'
import type {
  ConfirmPaymentData,
  Stripe,
  StripeElementsOptions,
  StripePaymentElementOptions,
} from '@stripe/stripe-js'
import { makeIntent, note, show, startPage } from '../start-page.tsx'

/** What the page is opened with. */
export type PaymentSetup = {
  /** Parameters of the PaymentIntent that the merchant's server makes when the shopper pays. */
  intent?: object
  /** A secret from before: then no intent is made. */
  clientSecret?: string
  elements?: StripeElementsOptions
  element?: StripePaymentElementOptions
  confirmParams?: Partial<ConfirmPaymentData>
  isMounted?: boolean
}

function Payment({ stripe, setup }: { stripe: Stripe; setup: PaymentSetup }) {
  return (
    <Elements stripe={stripe} options={setup.elements ?? {}}>
      <Form setup={setup} />
    </Elements>
  )
}

function Form({ setup }: { setup: PaymentSetup }) {
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
    const made = setup.intent && (await makeIntent('payment-intents', setup.intent))
    const { error, paymentIntent } = await stripe.confirmPayment({
      elements,
      ...(made !== undefined && { clientSecret: made }),
      confirmParams: { return_url: `${location.origin}/return`, ...setup.confirmParams },
      redirect: 'if_required',
    })
    setResult(error ? `failed: ${error.decline_code ?? error.code}` : paymentIntent.status)
  }

  return (
    <form onSubmit={(event) => void pay(event).catch((error) => setResult(String(error)))}>
      {setup.isMounted !== false && (
        <PaymentElement
          {...(setup.element && { options: setup.element })}
          onReady={note('ready')}
          onChange={note('change')}
          onFocus={note('focus')}
          onBlur={note('blur')}
          onEscape={note('escape')}
          onLoadError={note('loaderror')}
          onLoaderStart={note('loaderstart')}
        />
      )}
      <button type="submit">Pay</button>
      <output aria-label="Result">{result}</output>
    </form>
  )
}

void startPage((stripe, setup) => <Payment stripe={stripe} setup={setup} />)
