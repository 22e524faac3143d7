import type Stripe from 'stripe'
import type { Call, Context } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { parameterMissing, resourceMissing } from '../errors.ts'
import { newId } from '../ids.ts'
import { mergeMetadata } from '../metadata.ts'
import { hash, ignored, oneOf, required, text, textMap } from '../parameters.ts'
import type { FieldsOf, Parsed } from '../parameters.ts'
import type { MethodDraft, PaymentMethodRow } from '../state/rows.ts'
import { assertActive } from './available-types.ts'
import type { Behaviour } from './behaviour.ts'
import { billingDetails, billingDetailsOf } from './billing-details.ts'
import { afterChecks } from './card-checks.ts'
import { cardFields, cardMethod, namedCard, readCard } from './card.ts'
import type { CardMethod } from './card.ts'
import { otherMethodFields, readOtherMethod } from './other-method.ts'
import type { OtherMethod } from './other-method.ts'
import { OTHER_TYPES } from './other-types.ts'
import { namedUsBankAccount } from './us-bank-account.ts'

export const methodFields = {
  ...OTHER_TYPES,
  ...otherMethodFields,
  type: required(text()),
  card: hash(cardFields),
  billing_details: billingDetails,
  allow_redisplay: oneOf('always', 'limited', 'unspecified'),
  metadata: textMap(),
  radar_options: ignored(),
  // What the real stripe.js adds for fraud signals.
  guid: ignored(),
  muid: ignored(),
  sid: ignored(),
  client_attribution_metadata: ignored(),
  pasted_fields: ignored(),
  payment_user_agent: ignored(),
  referrer: ignored(),
  time_on_page: ignored(),
} satisfies FieldsOf<Stripe.PaymentIntentCreateParams.PaymentMethodData>

export const paymentMethodData = hash(methodFields)
export type PaymentMethodData = Parsed<typeof methodFields>

/** Makes a payment method; `name` is that of the parameter which gives it, none at the top. */
export function createPaymentMethod(
  call: Call,
  data: PaymentMethodData,
  name = 'payment_method_data',
): PaymentMethodRow {
  return addMethod(call, readMethod(call, data, name))
}

/** What a payment method made of these parameters would be. */
export function readMethod(call: Call, data: PaymentMethodData, name: string): MethodDraft {
  if (data.type !== 'card') {
    const billing = billingDetailsOf(data.billing_details)
    return draft(readOtherMethod(call, data, { name, billing }), { ...data, billing })
  }
  const cardName = name === '' ? 'card' : `${name}[card]`
  if (data.card === undefined) throw parameterMissing(cardName)
  const read = readCard(call, data.card, cardName)
  const billing =
    data.billing_details === undefined ? read.owner : billingDetailsOf(data.billing_details)
  return cardDraft(cardMethod(read, billing?.address ?? null), { ...data, billing })
}

/** What a test name (`pm_card_visa`) stands for; undefined when it is none. */
export function namedMethod(call: Call, name: string): MethodDraft | undefined {
  if (!name.startsWith('pm_')) return undefined
  const card = namedCard(call, name)
  if (card !== undefined) return cardDraft(cardMethod(card, null))
  const account = namedUsBankAccount(name)
  if (account === undefined) return undefined
  const { wire, behaviour } = account
  assertActive(call, 'us_bank_account', 'payment_method')
  return draft({ details: { type: 'us_bank_account', us_bank_account: wire }, behaviour })
}

/** Finds `pm_…`, or makes a new one where a test name is given. */
export function findOrMakeMethod(call: Call, id: string): PaymentMethodRow | undefined {
  const stored = call.store.get('payment_methods', id)
  if (stored !== undefined) return stored
  const named = namedMethod(call, id)
  return named && addMethod(call, named)
}

/** The payment method that the parameter `payment_method` names, of which an intent asks the issuer. */
export function usePaymentMethod(call: Call, id: string): PaymentMethodRow {
  const row = findOrMakeMethod(call, id)
  if (row === undefined) throw resourceMissing('PaymentMethod', id, 'payment_method')
  const asked = afterChecks(row)
  return asked === row ? row : savePaymentMethod(call, asked)
}

type Written = Pick<PaymentMethodRow, 'wire' | 'behaviour' | 'spent'>

export function savePaymentMethod(
  { store }: Context,
  { wire, behaviour, spent }: Written,
): PaymentMethodRow {
  // Nothing here expands a stored object: the customer is an id or absent.
  const customer = typeof wire.customer === 'string' ? wire.customer : null
  const row = { wire, behaviour, spent, customer, created: wire.created }
  store.put('payment_methods', wire.id, row)
  return row
}

export function addMethod(call: Call, { wire, behaviour }: MethodDraft): PaymentMethodRow {
  const id = newId(call.environment, 'pm_1')
  const created = nowSeconds(call.environment)
  return savePaymentMethod(call, { wire: { ...wire, id, created }, behaviour, spent: false })
}

type Described = Partial<Pick<PaymentMethodData, 'allow_redisplay' | 'metadata'>> & {
  billing?: Stripe.PaymentMethod.BillingDetails | undefined
}

function cardDraft({ card, behaviour }: CardMethod, described?: Described): MethodDraft {
  return draft({ details: { type: 'card', card }, behaviour }, described)
}

type Made =
  | OtherMethod
  | { details: Pick<Stripe.PaymentMethod, 'card' | 'type'>; behaviour: Behaviour }

function draft({ details, behaviour }: Made, described: Described = {}): MethodDraft {
  const wire: MethodDraft['wire'] = {
    object: 'payment_method',
    allow_redisplay: described.allow_redisplay ?? 'unspecified',
    billing_details: described.billing ?? billingDetailsOf(undefined),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: mergeMetadata({}, described.metadata),
    ...details,
  }
  return { wire, behaviour }
}
