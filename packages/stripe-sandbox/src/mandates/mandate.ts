import type Stripe from 'stripe'
import type { Call } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { newId, newMandateReference } from '../ids.ts'
import { clearable, flag, hash, integer, oneOf, required, text } from '../parameters.ts'
import type { FieldsOf, Parsed } from '../parameters.ts'
import type { Mandate, PaymentMethodRow } from '../state/rows.ts'

const acceptanceFields = {
  accepted_at: integer(),
  offline: hash({}),
  online: hash({ infer_from_client: flag(), ip_address: text(), user_agent: text() }),
  type: required(oneOf('offline', 'online')),
} satisfies FieldsOf<Stripe.PaymentIntentConfirmParams.MandateData.CustomerAcceptance>

const mandateFields = {
  customer_acceptance: required(hash(acceptanceFields)),
} satisfies FieldsOf<Stripe.PaymentIntentConfirmParams.MandateData>

export const mandateData = clearable(hash(mandateFields))
export type MandateInput = Parsed<typeof mandateFields>

type Agreement = {
  paymentMethod: PaymentMethodRow
  /** Undefined when stripe.js collected it: then the customer was there. */
  input: MandateInput | undefined
  /** What it is good for once; null for whenever it is needed. */
  once: { amount: number; currency: string } | null
}

/** The customer agrees to be debited. */
export function makeMandate(call: Call, { paymentMethod, input, once }: Agreement): Mandate {
  const mandate: Mandate = {
    id: newId(call.environment, 'mandate_1'),
    object: 'mandate',
    customer_acceptance: acceptance(call, input),
    livemode: false,
    ...(once === null ? { multi_use: {} } : { single_use: once }),
    payment_method: paymentMethod.wire.id,
    payment_method_details: details(call, paymentMethod.wire.type),
    status: 'active',
    type: once === null ? 'multi_use' : 'single_use',
  }
  call.store.put('mandates', mandate.id, mandate)
  return mandate
}

/** One that the customer gave for this payment method and for whenever it is needed. */
export function standingMandate({ store }: Call, paymentMethod: string): Mandate | undefined {
  const where = { field: 'payment_method', value: paymentMethod } as const
  for (const [, mandate] of store.walk('mandates', { direction: 'newest_first', where })) {
    if (mandate.type === 'multi_use' && mandate.status === 'active') return mandate
  }
  return undefined
}

function acceptance(
  { environment }: Call,
  input: MandateInput | undefined,
): Stripe.Mandate.CustomerAcceptance {
  const given = input?.customer_acceptance
  const accepted_at = given?.accepted_at ?? nowSeconds(environment)
  if (given?.type === 'offline') return { accepted_at, offline: {}, type: 'offline' }
  const { ip_address = null, user_agent = null } = given?.online ?? {}
  return { accepted_at, online: { ip_address, user_agent }, type: 'online' }
}

function details({ environment }: Call, type: string): Stripe.Mandate.PaymentMethodDetails {
  if (type !== 'sepa_debit') return { type, us_bank_account: { collection_method: 'paper' } }
  const reference = newMandateReference(environment)
  // Stripe has a page with the mandate's text there.
  const url = `https://hooks.stripe.com/adapter/sepa_debit/file/${reference}`
  return { type, sepa_debit: { reference, url } }
}
