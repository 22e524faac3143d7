import { useEffect, useState, type FormEvent } from 'react'
import {
  CardCvcElement,
  CardElement,
  CardExpiryElement,
  CardNumberElement,
  Elements,
  useElements,
  useStripe,
} from '@stripe/react-stripe-js'
import type {
  Stripe,
  StripeCardElementOptions,
  StripeCardNumberElementOptions,
  StripeElementsOptions,
} from '@stripe/stripe-js'
import { makeIntent, note, show, startPage } from '../start-page.tsx'

/** The older way to take a card: one line, or three fields in the merchant's own layout. */
export type CardSetup = {
  intent?: object
  elements?: StripeElementsOptions
  card?: StripeCardElementOptions
  split?: StripeCardNumberElementOptions
  /** Width of the form. */
  widthPx?: number
}

function Checkout({ stripe, setup }: { stripe: Stripe; setup: CardSetup }) {
  return (
    <Elements stripe={stripe} options={setup.elements ?? {}}>
      <Form setup={setup} />
    </Elements>
  )
}

const BOX = { border: '1px solid #8d93a3', borderRadius: 6, padding: 10, margin: '6px 0 12px' }

function Form({ setup }: { setup: CardSetup }) {
  const stripe = useStripe()
  const elements = useElements()
  const [result, setResult] = useState('')
  const [error, setError] = useState('')
  useEffect(() => show(elements), [elements])

  async function pay(event: FormEvent) {
    event.preventDefault()
    const card = elements?.getElement('card') ?? elements?.getElement('cardNumber')
    if (!stripe || !card) return
    setResult('paying')
    const secret = await makeIntent('payment-intents', setup.intent ?? {})
    const paid = await stripe.confirmCardPayment(secret, {
      payment_method: { card, billing_details: { name: 'Ada Lovelace' } },
    })
    setResult(paid.error ? `failed: ${paid.error.message}` : paid.paymentIntent.status)
  }

  const heard = (type: string) => ({
    onReady: note(`${type} ready`),
    onChange: (event: { error?: { message: string } | undefined }) => {
      setError(event.error?.message ?? '')
      note(`${type} change`)(event)
    },
    onFocus: note(`${type} focus`),
    onBlur: note(`${type} blur`),
    onEscape: note(`${type} escape`),
  })

  return (
    <form
      style={{ width: setup.widthPx ?? 480 }}
      onSubmit={(event) => void pay(event).catch((thrown) => setResult(String(thrown)))}
    >
      {setup.card && (
        <>
          <label htmlFor="card">Your card</label>
          <div style={BOX}>
            <CardElement id="card" options={setup.card} {...heard('card')} />
          </div>
        </>
      )}
      {setup.split && (
        <>
          <label htmlFor="number">Number</label>
          <div style={BOX}>
            <CardNumberElement id="number" options={setup.split} {...heard('cardNumber')} />
          </div>
          <div style={BOX}>
            <CardExpiryElement {...heard('cardExpiry')} />
          </div>
          <div style={BOX}>
            <CardCvcElement {...heard('cardCvc')} />
          </div>
        </>
      )}
      <p role="alert">{error}</p>
      <button type="submit">Pay</button>
      <output aria-label="Result">{result}</output>
    </form>
  )
}

void startPage((stripe, setup) => <Checkout stripe={stripe} setup={setup} />)
