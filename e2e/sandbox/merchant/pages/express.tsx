import { useEffect, useState } from 'react'
import { Elements, ExpressCheckoutElement, useElements, useStripe } from '@stripe/react-stripe-js'
import type {
  ClickResolveDetails,
  Stripe,
  StripeElementsOptions,
  StripeExpressCheckoutElementConfirmEvent,
  StripeExpressCheckoutElementOptions,
} from '@stripe/stripe-js'
import { makeIntent, note, show, startPage } from '../start-page.tsx'

/** A shop that sells by wallet alone. */
export type ExpressSetup = {
  intent?: object
  elements?: StripeElementsOptions & { amount?: number }
  express?: StripeExpressCheckoutElementOptions
  resolve?: ClickResolveDetails
  /** Never answers the click. */
  isSilent?: boolean
  /** Countries that the shop does not ship to. */
  refused?: string[]
  /** The payment fails before it is confirmed, with this message. */
  failure?: string
}

function Checkout({ stripe, setup }: { stripe: Stripe; setup: ExpressSetup }) {
  return (
    <Elements stripe={stripe} options={setup.elements ?? {}}>
      <Wallets setup={setup} />
    </Elements>
  )
}

const POST = 500
const COURIER = 1500
const GOODS = 2000

function Wallets({ setup }: { setup: ExpressSetup }) {
  const stripe = useStripe()
  const elements = useElements()
  const [result, setResult] = useState('')
  useEffect(() => show(elements), [elements])

  async function pay(event: StripeExpressCheckoutElementConfirmEvent) {
    if (!stripe || !elements) return
    if (setup.failure) {
      event.paymentFailed({ reason: 'fail', message: setup.failure })
      return
    }
    const { error: refused, selectedPaymentMethod } = await elements.submit()
    if (refused) throw new Error(refused.message)
    const clientSecret = await makeIntent('payment-intents', setup.intent ?? {})
    const { error, paymentIntent } = await stripe.confirmPayment({
      elements,
      clientSecret,
      confirmParams: { return_url: `${location.origin}/return` },
      redirect: 'if_required',
    })
    setResult(
      error ? `failed: ${error.message}` : `${selectedPaymentMethod} ${paymentIntent.status}`,
    )
  }

  return (
    <>
      <ExpressCheckoutElement
        options={setup.express ?? {}}
        onReady={note('ready')}
        onClick={({ resolve, expressPaymentType }) => {
          note('click')({ expressPaymentType })
          if (!setup.isSilent) resolve(setup.resolve)
        }}
        onShippingAddressChange={({ name, address, resolve, reject }) => {
          note('shippingaddresschange')({ name, address })
          if (setup.refused?.includes(address.country)) reject()
          else resolve()
        }}
        onShippingRateChange={({ shippingRate, resolve }) => {
          note('shippingratechange')({ shippingRate })
          const amount = GOODS + (shippingRate.id === 'courier' ? COURIER : POST)
          void elements?.update({ amount })
          resolve({
            lineItems: [
              { name: 'Tea', amount: GOODS },
              { name: shippingRate.displayName, amount: shippingRate.amount },
            ],
          })
        }}
        onCancel={() => note('cancel')()}
        onConfirm={(event) => {
          const { billingDetails, shippingAddress, shippingRate, expressPaymentType } = event
          note('confirm')({ billingDetails, shippingAddress, shippingRate, expressPaymentType })
          void pay(event).catch((thrown) => setResult(String(thrown)))
        }}
      />
      <output aria-label="Result">{result}</output>
    </>
  )
}

void startPage((stripe, setup) => <Checkout stripe={stripe} setup={setup} />)
