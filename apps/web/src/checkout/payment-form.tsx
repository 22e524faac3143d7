import { useElements, useStripe } from '@stripe/react-stripe-js'
import type { Stripe, StripeElements } from '@stripe/stripe-js'
import { useState } from 'react'
import type { QuoteView } from '../cart/use-quote.ts'
import type { Delivery } from '../delivery/use-delivery.ts'
import { trpc, type Quote } from '../trpc.ts'
import { CardBox } from './card-box.tsx'
import { PayButton } from './pay-button.tsx'
import { PayMessages } from './pay-messages.tsx'
import type { PayResult } from './pay-result.ts'
import { useLongWait } from './use-long-wait.ts'
import type { Payment } from './use-payment.ts'

/** What a flow needs to carry out one attempt. */
export type PayTools = {
  stripe: Stripe
  elements: StripeElements
  /** What the customer sees. */
  shown: Quote
  onConfirming: () => void
}

const NOT_READY: PayResult = {
  outcome: 'notCharged',
  message: 'The card form is not ready yet. Press Pay again in a moment.',
}

type PaymentFormProps = {
  checkoutId: string
  view: QuoteView
  payment: Payment
  delivery: Delivery
  pay: (tools: PayTools) => Promise<PayResult>
  /** Makes the whole card form anew, after it failed to load. */
  onRetryForm: () => void
}

export function PaymentForm({
  checkoutId,
  view,
  payment,
  delivery,
  pay,
  onRetryForm,
}: PaymentFormProps) {
  const stripe = useStripe()
  const elements = useElements()
  const [isReady, setReady] = useState(false)
  const [presses, setPresses] = useState(0)
  const wait = useLongWait(payment.phase === 'confirming')
  const quote = view.state === 'quoted' ? view.quote : null

  function press(): void {
    setPresses(presses + 1)
    // What our own form lacks comes before what Stripe's does (ux.md E4).
    if (!delivery.check()) return
    // Stripe throws when asked before its form has reported ready (ux.md S12).
    if (!stripe || !elements || !isReady) return payment.settle(NOT_READY)
    if (!quote) return
    void payment.press((onConfirming) => pay({ stripe, elements, shown: quote, onConfirming }))
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        press()
      }}
    >
      <CardBox isReady={isReady} onReady={() => setReady(true)} onRetry={onRetryForm} />
      <PayMessages
        view={view}
        notice={payment.notice}
        wait={wait}
        presses={presses}
        checkoutId={checkoutId}
      />
      <PayButton
        phase={payment.phase}
        wait={wait}
        quote={quote}
        isCalculating={view.state === 'loading'}
        isCapturedLater={view.state === 'quoted' && view.captureMethod === 'manual'}
      />
      {payment.phase === 'confirming' && (
        <FollowOrder
          orderId={checkoutId}
          onSettled={() => payment.settle({ outcome: 'settledBefore', orderId: checkoutId })}
        />
      )}
    </form>
  )
}

type FollowOrderProps = { orderId: string; onSettled: () => void }

/** If the server hears of the payment before Stripe.js answers, it is believed first (ux.md B8). */
function FollowOrder({ orderId, onSettled }: FollowOrderProps) {
  trpc.orders.onStatus.useSubscription(
    { orderId },
    {
      onData: ({ status }) => {
        if (status === 'paid' || status === 'processing' || status === 'held') onSettled()
      },
    },
  )
  return null
}
