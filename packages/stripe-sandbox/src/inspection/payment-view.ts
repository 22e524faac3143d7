import type Stripe from 'stripe'
import type { Context } from '../call.ts'
import type { PaymentIntent } from '../state/rows.ts'
import type { MethodSummary, PaymentSummary } from './wire.ts'

export function paymentSummary({ store }: Context, intent: PaymentIntent): PaymentSummary {
  const charge = store.get('charges', intent.latest_charge ?? '')
  const method = store.get('payment_methods', intent.payment_method ?? '')?.wire
  return {
    id: intent.id,
    amount: intent.amount,
    amount_received: intent.amount_received,
    amount_refunded: charge?.amount_refunded ?? 0,
    currency: intent.currency,
    status: intent.status,
    created: intent.created,
    description: intent.description,
    customer: idOf(intent.customer),
    disputed: charge?.disputed ?? false,
    failure: failureOf(intent),
    method: methodOf(charge?.payment_method_details ?? null) ?? methodOf(method ?? null),
  }
}

function failureOf({ status, last_payment_error: error }: PaymentIntent): string | null {
  if (status !== 'requires_payment_method' || error === null) return null
  return error.decline_code ?? error.code ?? error.type
}

type Described = { type: string } | Stripe.PaymentMethod | Stripe.Charge.PaymentMethodDetails

function methodOf(method: Described | null): MethodSummary | null {
  if (method === null) return null
  const details = new Map<string, unknown>(Object.entries(method)).get(method.type)
  const fields = new Map<string, unknown>(
    typeof details === 'object' && details !== null ? Object.entries(details) : [],
  )
  return { type: method.type, brand: text(fields.get('brand')), last4: text(fields.get('last4')) }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

export function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'object' && reference !== null ? reference.id : reference
}
