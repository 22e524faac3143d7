import type Stripe from 'stripe'
import type { Context } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { newRelatedId } from '../ids.ts'
import type { Refund } from '../state/rows.ts'

type Details = {
  amount: number
  status: 'pending' | 'succeeded'
  reason: Stripe.Refund.Reason | null
  metadata: Record<string, string>
}

/** A refund as it begins; whoever makes it moves the money. */
export function newRefund(
  { environment }: Context,
  charge: Stripe.Charge,
  { amount, status, reason, metadata }: Details,
): Refund {
  const isCard = charge.payment_method_details?.type === 'card'
  return {
    id: newRelatedId(environment, isCard ? 're' : 'pyr', charge.id),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: nowSeconds(environment),
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    destination_details: destination(charge),
    metadata,
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status,
    transfer_reversal: null,
    ...(status === 'pending' ? { pending_reason: 'processing' } : {}),
  }
}

/** Money that was taken goes back; money that was only held is let go. */
function destination(charge: Stripe.Charge): Stripe.Refund.DestinationDetails {
  const type = charge.payment_method_details?.type ?? 'card'
  if (type !== 'card') return { type }
  return charge.captured
    ? {
        card: {
          reference_status: 'pending',
          reference_type: 'acquirer_reference_number',
          type: 'refund',
        },
        type,
      }
    : { card: { type: 'reversal' }, type }
}

export function saveRefund({ store }: Context, refund: Refund): Refund {
  store.put('refunds', refund.id, refund)
  return refund
}

// Stored charges name other objects; only answers show them whole.
function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null)
}
