import type { Finding } from './validate.ts'

type Kind = Exclude<Finding['kind'], 'null' | 'wrong'>

/** What the pinned API version has and the specification has not, or the other way round. */
type Difference = { at: string; kind: Kind; names: string[] }

/**
 * Every difference between the specification (2024-04-10) and the pinned API version that an
 * answer of the sandbox shows. Whether a field is Stripe's is what the types of the `stripe`
 * package decide as the serializers compile; this list says that the specification is only older.
 * An entry that no answer needs any more fails the test.
 */
export const DIFFERENCES: Difference[] = [
  { at: 'balance_transaction', kind: 'field added', names: ['balance_type'] },
  { at: 'billing_details', kind: 'field added', names: ['tax_id'] },
  { at: 'card', kind: 'field added', names: ['regulated_status'] },
  { at: 'charge', kind: 'field added', names: ['source'] },
  {
    at: 'charge_outcome',
    kind: 'field added',
    names: ['advice_code', 'network_advice_code', 'network_decline_code'],
  },
  {
    at: 'confirmation_token',
    kind: 'field added',
    names: ['metadata', 'payment_method_options'],
  },
  {
    at: 'confirmation_tokens_resource_payment_method_preview',
    kind: 'field added',
    names: ['customer', 'customer_account'],
  },
  { at: 'customer', kind: 'field added', names: ['customer_account'] },
  { at: 'customer_session', kind: 'field added', names: ['customer_account'] },
  {
    at: 'customer_session_resource_components',
    kind: 'field added',
    names: [
      'active_entitlements',
      'customer_portal',
      'customer_sheet',
      'mobile_payment_element',
      'payment_element',
    ],
  },
  {
    at: 'dispute',
    kind: 'field added',
    names: ['enhanced_eligibility_types', 'intended_submission_method'],
  },
  { at: 'dispute_evidence', kind: 'field added', names: ['enhanced_evidence'] },
  {
    at: 'dispute_evidence_details',
    kind: 'field added',
    names: ['enhanced_eligibility', 'submission_method'],
  },
  {
    at: 'dispute_payment_method_details_card',
    kind: 'field added',
    names: ['case_type', 'network'],
  },
  {
    at: 'payment_intent',
    kind: 'field added',
    names: [
      'allowed_payment_method_types',
      'customer_account',
      'excluded_payment_method_types',
      'managed_payments',
      'payment_record',
      'source',
    ],
  },
  { at: 'payment_method', kind: 'field added', names: ['customer_account'] },
  { at: 'payment_method_card', kind: 'field added', names: ['regulated_status'] },
  {
    at: 'payment_method_details_card',
    kind: 'field added',
    names: [
      'authorization_code',
      'electronic_commerce_indicator',
      'network_transaction_id',
      'regulated_status',
      'transaction_link_id',
    ],
  },
  { at: 'payment_method_details_ideal', kind: 'field added', names: ['transaction_id'] },
  { at: 'payment_method_details_klarna', kind: 'field added', names: ['payer_details'] },
  {
    at: 'refund',
    kind: 'field added',
    names: ['customer', 'customer_account', 'payment_method', 'pending_reason'],
  },
  { at: 'setup_attempt', kind: 'field added', names: ['customer_account'] },
  {
    at: 'setup_intent',
    kind: 'field added',
    names: [
      'allowed_payment_method_types',
      'customer_account',
      'excluded_payment_method_types',
      'managed_payments',
    ],
  },
]

/** Routes that the specification lacks, with the schema of what they answer; null where it has none. */
export const UNSPECIFIED_ROUTES: Record<string, { answers: string | null; reason: string }> = {
  'POST /v1/confirmation_tokens': {
    answers: 'confirmation_token',
    reason: 'for stripe.js only: the specification is of what a server may call',
  },
  'POST /v1/elements/payment_methods/:id/detach': {
    answers: 'payment_method',
    reason: 'ours: Stripe does not publish how its Elements remove a saved payment method',
  },
  'POST /v1/elements/sessions': {
    answers: null,
    reason: 'ours: Stripe does not publish what its Elements learn of a customer',
  },
  'POST /v1/payment_intents/:id/refresh': {
    answers: 'payment_intent',
    reason: 'ours: a retrieval that keeps the client secret out of the address',
  },
  'POST /v1/setup_intents/:id/refresh': {
    answers: 'setup_intent',
    reason: 'ours: a retrieval that keeps the client secret out of the address',
  },
}

/** Routes that never answer well, because the sandbox has no object in the state that they want. */
export const ALWAYS_REFUSING: Record<string, string> = {
  'POST /v1/refunds/:id/cancel': 'no refund waits for a customer',
}
