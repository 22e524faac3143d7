import { Elements, useElements } from '@stripe/react-stripe-js'
import type { StripeElementsOptionsClientSecret } from '@stripe/stripe-js'
import { useEffect, useMemo } from 'react'
import { CardBoxFailed } from './card-box.tsx'
import { confirmHere } from './confirm-here.ts'
import { paySecretFirst } from './pay-secret-first.ts'
import { PaymentForm } from './payment-form.tsx'
import { PaymentWaiting } from './payment-waiting.tsx'
import type { FlowPaymentProps } from './flow-payment-props.ts'
import { requestIntent } from './request-intent.ts'
import { useOpenIntent } from './use-open-intent.ts'
import { useStripeAppearance } from './use-stripe-appearance.ts'

/** The intent first: the form is opened with its secret, and follows each edit of the cart. */
export function SecretFirstPayment(props: FlowPaymentProps) {
  const { cart, currency, view, payment, delivery, stripeJs, onRetryForm } = props
  const { checkoutId } = cart
  const opened = useOpenIntent({ checkoutId, currency, view, payment })
  const appearance = useStripeAppearance()
  const clientSecret = opened.intent?.clientSecret

  const options = useMemo(
    (): StripeElementsOptionsClientSecret => ({
      ...(clientSecret === undefined ? {} : { clientSecret }),
      appearance,
      loader: 'never',
      locale: 'en',
    }),
    [clientSecret, appearance],
  )

  if (stripeJs.hasFailed) return <CardBoxFailed onRetry={stripeJs.retry} />
  if (!opened.intent || clientSecret === undefined) {
    if (opened.failure) return <CardBoxFailed reason={opened.failure} onRetry={onRetryForm} />
    return <PaymentWaiting view={view} />
  }
  return (
    <Elements key={opened.intent.generation} stripe={stripeJs.stripe} options={options}>
      <FetchUpdates revision={opened.intent.revision} />
      <PaymentForm
        checkoutId={checkoutId}
        view={view}
        payment={payment}
        delivery={delivery}
        onRetryForm={onRetryForm}
        pay={({ stripe, elements, shown, onConfirming }) =>
          paySecretFirst({
            mountedSecret: clientSecret,
            onSecretChanged: opened.replaceSecret,
            createIntent: () => requestIntent({ checkoutId, currency, shown }),
            fetchUpdates: () => elements.fetchUpdates(),
            submit: () => elements.submit(),
            confirm: (secret) => confirmHere({ stripe, elements }, secret, checkoutId),
            onConfirming,
          })
        }
      />
    </Elements>
  )
}

/** Tells the mounted form that its intent has another amount now (same intent, same secret). */
function FetchUpdates({ revision }: { revision: number }) {
  const elements = useElements()
  useEffect(() => {
    if (elements && revision > 0) void elements.fetchUpdates()
  }, [elements, revision])
  return null
}
