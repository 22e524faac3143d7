import { Elements } from '@stripe/react-stripe-js'
import type { StripeElementsOptionsMode } from '@stripe/stripe-js'
import { useMemo, useState } from 'react'
import { CardBoxFailed } from './card-box.tsx'
import { confirmHere } from './confirm-here.ts'
import { payCardFirst } from './pay-card-first.ts'
import { PaymentForm } from './payment-form.tsx'
import { PaymentWaiting } from './payment-waiting.tsx'
import type { FlowPaymentProps } from './flow-payment-props.ts'
import { requestIntent } from './request-intent.ts'
import { useStripeAppearance } from './use-stripe-appearance.ts'

/** The default: the form needs only an amount, the intent is made when Pay is pressed. */
export function CardFirstPayment(props: FlowPaymentProps) {
  const { cart, currency, view, payment, delivery, stripeJs, onRetryForm } = props
  const appearance = useStripeAppearance()
  const total = view.state === 'quoted' ? view.quote.totalMinor : null
  // While the cart has no total, the form keeps the last one: unmounting it would lose the card.
  const [amount, setAmount] = useState(total)
  if (total !== null && total !== amount) setAmount(total)

  const options = useMemo(
    (): StripeElementsOptionsMode => ({
      mode: 'payment',
      amount: amount ?? 0,
      currency: currency.toLowerCase(),
      appearance,
      loader: 'never',
      locale: 'en',
    }),
    [amount, currency, appearance],
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
        pay={({ stripe, elements, shown, onConfirming }) =>
          payCardFirst({
            submit: () => elements.submit(),
            createIntent: () => requestIntent({ checkoutId: cart.checkoutId, currency, shown }),
            confirm: (clientSecret) =>
              confirmHere({ stripe, elements }, clientSecret, cart.checkoutId),
            onConfirming,
          })
        }
      />
    </Elements>
  )
}
