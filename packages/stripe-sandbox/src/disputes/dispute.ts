import type Stripe from 'stripe'
import type { Context } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { newId } from '../ids.ts'
import type { Dispute } from '../state/rows.ts'

/** How long a shop has to answer. */
export const RESPONSE_SECONDS = 9 * 24 * 60 * 60

export type Complaint = {
  amount: number
  reason: string
  /** Only asks: the money stays until the answer. */
  isInquiry: boolean
}

/** Visa's number of a reason. */
const REASON_CODES: Record<string, string> = {
  credit_not_processed: '13.6',
  duplicate: '12.6.1',
  fraudulent: '10.4',
  product_not_received: '13.1',
  product_unacceptable: '13.3',
  subscription_canceled: '13.2',
}

export function newDispute(
  { environment }: Context,
  charge: Stripe.Charge,
  { amount, reason, isInquiry }: Complaint,
): Dispute {
  const created = nowSeconds(environment)
  const intent = charge.payment_intent
  return {
    id: newId(environment, 'du_1'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: created + RESPONSE_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: isInquiry,
    livemode: false,
    metadata: {},
    payment_intent: typeof intent === 'string' ? intent : (intent?.id ?? null),
    ...cardDetails(charge, reason, isInquiry),
    reason,
    status: isInquiry ? 'warning_needs_response' : 'needs_response',
  }
}

function cardDetails(
  charge: Stripe.Charge,
  reason: string,
  isInquiry: boolean,
): Pick<Dispute, 'payment_method_details'> {
  const card = charge.payment_method_details?.card
  if (card === undefined) return {}
  const brand = card.brand ?? 'unknown'
  return {
    payment_method_details: {
      card: {
        brand,
        case_type: isInquiry ? 'inquiry' : 'chargeback',
        network: card.network ?? brand,
        network_reason_code: REASON_CODES[reason] ?? null,
      },
      type: 'card',
    },
  }
}

export function saveDispute({ store }: Context, dispute: Dispute): Dispute {
  store.put('disputes', dispute.id, dispute)
  return dispute
}

export function isOnlyInquiry({ status }: Dispute): boolean {
  return status.startsWith('warning_')
}

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}
