import type Stripe from 'stripe'
import { listFields } from '../list.ts'
import { clearable, flag, hash, list, oneOf, text, textMap, unsupported } from '../parameters.ts'
import type { FieldsOf, Parsed } from '../parameters.ts'

const MAX_EVIDENCE = 20_000
const words = clearable(text(MAX_EVIDENCE))
/** Names a file, which the sandbox has nowhere to keep. */
const file = unsupported()

const evidenceFields = {
  access_activity_log: words,
  appeal: unsupported(),
  billing_address: words,
  cancellation_policy: file,
  cancellation_policy_disclosure: words,
  cancellation_rebuttal: words,
  customer_communication: file,
  customer_email_address: words,
  customer_name: words,
  customer_purchase_ip: words,
  customer_signature: file,
  duplicate_charge_documentation: file,
  duplicate_charge_explanation: words,
  duplicate_charge_id: words,
  enhanced_evidence: unsupported(),
  product_description: words,
  receipt: file,
  refund_policy: file,
  refund_policy_disclosure: words,
  refund_refusal_explanation: words,
  service_date: words,
  service_documentation: file,
  shipping_address: words,
  shipping_carrier: words,
  shipping_date: words,
  shipping_documentation: file,
  shipping_tracking_number: words,
  uncategorized_file: file,
  uncategorized_text: words,
} satisfies FieldsOf<Stripe.DisputeUpdateParams.Evidence>

export const updateFields = {
  evidence: hash(evidenceFields),
  expand: list(text()),
  intended_submission_method: oneOf(
    'manual',
    'prefer_manual',
    'prefer_smart_disputes',
    'smart_disputes',
  ),
  metadata: clearable(textMap()),
  submit: flag(),
} satisfies FieldsOf<Stripe.DisputeUpdateParams>

export const disputeListFields = {
  ...listFields,
  charge: text(),
  payment_intent: text(),
} satisfies FieldsOf<Stripe.DisputeListParams>

export type UpdateInput = Parsed<typeof updateFields>
export type EvidenceInput = Parsed<typeof evidenceFields>
