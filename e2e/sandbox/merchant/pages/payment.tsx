import { useEffect, useState, type FormEvent } from 'react'
import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js'
import type {
  ConfirmPaymentData,
  Stripe,
  StripeElementsOptions,
  StripeError,
  StripePaymentElementOptions,
} from '@stripe/stripe-js'
import { makeIntent, note, show, startPage } from '../start-page.tsx'

/** What the page is opened with. */
export type PaymentSetup = {
  /** Parameters of the intent that the merchant's server makes when the shopper pays. */
  intent?: object
  /** A card is set up instead of paid with. */
  isSetup?: boolean
  elements?: StripeElementsOptions
  element?: StripePaymentElementOptions
  confirmParams?: Partial<ConfirmPaymentData>
  redirect?: 'always' | 'if_required'
  isMounted?: boolean
  /** Another key makes React build the Element anew. */
  elementKey?: string
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
    const kind = setup.isSetup ? 'setup-intents' : 'payment-intents'
    const made = setup.intent && (await makeIntent(kind, setup.intent))
    const request = {
      elements,
      ...(made !== undefined && { clientSecret: made }),
      confirmParams: { return_url: `${location.origin}/return`, ...setup.confirmParams },
      // The other choice leaves the page, so that its type says nothing of a result.
      redirect: setup.redirect === 'always' ? ALWAYS : 'if_required',
    } as const
    if (setup.isSetup) {
      const { error, setupIntent } = await stripe.confirmSetup(request)
      setResult(error ? wordFor(error) : setupIntent.status)
    } else {
      const { error, paymentIntent } = await stripe.confirmPayment(request)
      setResult(error ? wordFor(error) : paymentIntent.status)
    }
  }

  return (
    <form onSubmit={(event) => void pay(event).catch((error) => setResult(String(error)))}>
      {setup.isMounted !== false && (
        <PaymentElement
          key={setup.elementKey ?? 'only'}
          {...(setup.element && { options: setup.element })}
          onReady={note('ready')}
          onChange={note('change')}
          onFocus={note('focus')}
          onBlur={note('blur')}
          onEscape={note('escape')}
          onLoadError={note('loaderror')}
          onLoaderStart={note('loaderstart')}
          onSavedPaymentMethodRemove={note('savedpaymentmethodremove')}
          onAvailablePaymentMethodsChange={note('availablepaymentmethodschange')}
        />
      )}
      <button type="submit">Pay</button>
      <output aria-label="Result">{result}</output>
    </form>
  )
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see where it is used
const ALWAYS = 'always' as string as 'if_required'

function wordFor({ decline_code, code, message }: StripeError): string {
  return `failed: ${decline_code ?? code ?? message}`
}

void startPage((stripe, setup) => <Payment stripe={stripe} setup={setup} />)
