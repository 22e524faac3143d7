import { Elements } from '@stripe/react-stripe-js'
import type { StripeElementsOptionsMode } from '@stripe/stripe-js'
import { useMemo, useState } from 'react'
import { CardBoxFailed } from './card-box.tsx'
import { confirmHere } from './confirm-here.ts'
import { payCardFirst } from './pay-card-first.ts'
import type { PayResult } from './pay-result.ts'
import { payServerConfirms } from './pay-server-confirms.ts'
import { PaymentForm, type PayTools } from './payment-form.tsx'
import { PaymentWaiting } from './payment-waiting.tsx'
import type { FlowPaymentProps } from './flow-payment-props.ts'
import { requestConfirmation, requestIntent, type IntentAsk } from './request-intent.ts'
import { useStripeAppearance } from './use-stripe-appearance.ts'

type Attempt = PayTools & Pick<IntentAsk, 'checkoutId' | 'currency'>

function payByCard({ stripe, elements, onConfirming, ...ask }: Attempt): Promise<PayResult> {
  return payCardFirst({
    submit: () => elements.submit(),
    createIntent: () => requestIntent(ask),
    confirm: (clientSecret) => confirmHere({ stripe, elements }, clientSecret, ask.checkoutId),
    onConfirming,
  })
}

function payByServer({ stripe, elements, onConfirming, ...ask }: Attempt): Promise<PayResult> {
  return payServerConfirms({
    submit: () => elements.submit(),
    createToken: () => stripe.createConfirmationToken({ elements }),
    confirm: (confirmationTokenId) => requestConfirmation(ask, confirmationTokenId),
    answerBank: async (clientSecret) => {
      const { paymentIntent, error } = await stripe.handleNextAction({ clientSecret })
      if (paymentIntent) return { paymentIntent }
      if (error) return { error }
      throw new Error('Stripe.js answered with neither an intent nor an error')
    },
    onConfirming,
  })
}

/** The default: the intent is made when Pay is pressed, and confirmed by this page. */
export function CardFirstPayment(props: FlowPaymentProps) {
  return <DeferredPayment {...props} payBy={payByCard} />
}

/** The intent is made and confirmed by the server when Pay is pressed. */
export function ServerConfirmsPayment(props: FlowPaymentProps) {
  return <DeferredPayment {...props} payBy={payByServer} />
}

type DeferredPaymentProps = FlowPaymentProps & {
  payBy: (attempt: Attempt) => Promise<PayResult>
}

/** A card form that needs only an amount: there is no intent yet. */
function DeferredPayment(props: DeferredPaymentProps) {
  const { cart, currency, view, payment, delivery, stripeJs, onRetryForm, payBy } = props
  const appearance = useStripeAppearance()
  const total = view.state === 'quoted' ? view.quote.totalMinor : null
  // While the cart has no total, the form keeps the last one: unmounting it would lose the card.
  const [amount, setAmount] = useState(total)
  if (total !== null && total !== amount) setAmount(total)

  const captureMethod = view.state === 'quoted' ? view.captureMethod : null
  const [method, setMethod] = useState(captureMethod)
  if (captureMethod !== null && captureMethod !== method) setMethod(captureMethod)

  const options = useMemo(
    (): StripeElementsOptionsMode => ({
      mode: 'payment',
      amount: amount ?? 0,
      currency: currency.toLowerCase(),
      // Said in either case: the form, once it is there, follows a change.
      captureMethod: method ?? 'automatic',
      appearance,
      loader: 'never',
      locale: 'en',
    }),
    [amount, currency, method, appearance],
  )

  if (stripeJs.hasFailed) return <CardBoxFailed onRetry={stripeJs.retry} />
  if (amount === null) return <PaymentWaiting view={view} />
  return (
    <Elements stripe={stripeJs.stripe} options={options}>
      <PaymentForm
        checkoutId={cart.checkoutId}
        view={view}
        payment={payment}
        delivery={delivery}
        onRetryForm={onRetryForm}
        pay={(tools) => payBy({ ...tools, checkoutId: cart.checkoutId, currency })}
      />
    </Elements>
  )
}
