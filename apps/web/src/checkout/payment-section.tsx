import { useState } from 'react'
import type { Cart } from '../cart/cart.ts'
import type { QuoteView } from '../cart/use-quote.ts'
import type { Delivery } from '../delivery/use-delivery.ts'
import { trpc, type Currency } from '../trpc.ts'
import { CardFirstPayment, ServerConfirmsPayment } from './deferred-payment.tsx'
import type { Flow } from './flow.ts'
import { SecretFirstPayment } from './secret-first-payment.tsx'
import { TestCards } from './test-cards.tsx'
import type { Payment } from './use-payment.ts'
import { useStripeJs } from './use-stripe-js.ts'

type PaymentSectionProps = {
  cart: Cart
  currency: Currency
  view: QuoteView
  payment: Payment
  delivery: Delivery
  flow: Flow
}

const PAYMENTS = {
  card: CardFirstPayment,
  secret: SecretFirstPayment,
  server: ServerConfirmsPayment,
} as const satisfies Record<Flow, unknown>

export function PaymentSection({ flow, ...props }: PaymentSectionProps) {
  const stripeJs = useStripeJs()
  const [formAttempt, setFormAttempt] = useState(0)
  const { data: config } = trpc.checkout.config.useQuery(undefined, { staleTime: Infinity })
  const FlowPayment = PAYMENTS[flow]
  return (
    <section aria-labelledby="payment" className="min-w-0">
      <div className="mb-5 flex items-center gap-3">
        <h2 id="payment" className="text-xl font-semibold">
          Payment
        </h2>
        {config?.testMode && (
          <span className="rounded-full bg-warn-soft px-3 py-1 text-sm font-medium text-warn">
            Test mode
          </span>
        )}
      </div>
      <FlowPayment
        key={`${flow} ${formAttempt}`}
        {...props}
        stripeJs={stripeJs}
        onRetryForm={() => setFormAttempt(formAttempt + 1)}
      />
      <p className="mt-4 flex items-center justify-center gap-2 text-sm text-muted">
        <LockIcon />
        Card details go directly to Stripe. This shop never sees them.
      </p>
      {config?.testMode && <TestCards />}
    </section>
  )
}

function LockIcon() {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className="size-4 shrink-0 fill-none stroke-current"
    >
      <rect x="3" y="7" width="10" height="7" rx="2" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </svg>
  )
}
