import type Stripe from 'stripe'
import { ok } from '../call.ts'
import type { Call } from '../call.ts'
import { invalidRequest, resourceMissing } from '../errors.ts'
import { emitChange } from '../events/emit.ts'
import { expand, expandFields } from '../expand.ts'
import { route } from '../http/route.ts'
import { listFields, listPage } from '../list.ts'
import { mergeMetadata } from '../metadata.ts'
import { clearable, hash, list, oneOf, required, text, textMap } from '../parameters.ts'
import type { FieldsOf, Parsed } from '../parameters.ts'
import { shipping, shippingOf } from '../payment-methods/billing-details.ts'
import { searchFields, searchPage } from '../search/search-page.ts'
import { saveCharge } from './charge.ts'
import { searchableCharges } from './searchable.ts'

const chargeListFields = {
  ...listFields,
  customer: text(),
  payment_intent: text(),
  transfer_group: text(),
} satisfies FieldsOf<Stripe.ChargeListParams>

const updateFields = {
  customer: text(),
  description: text(),
  expand: list(text()),
  fraud_details: hash({ user_report: required(clearable(oneOf('fraudulent', 'safe'))) }),
  metadata: clearable(textMap()),
  receipt_email: text(),
  shipping,
  transfer_group: text(),
} satisfies FieldsOf<Stripe.ChargeUpdateParams>

function findCharge({ store }: Call, id: string): Stripe.Charge {
  const charge = store.get('charges', id)
  if (charge === undefined) throw resourceMissing('charge', id)
  return charge
}

function updated(
  call: Call,
  before: Stripe.Charge,
  input: Parsed<typeof updateFields>,
): Stripe.Charge {
  const { customer, fraud_details } = input
  if (customer !== undefined && before.customer !== null && before.customer !== customer) {
    throw customerFixed(before.id)
  }
  if (customer !== undefined && call.store.get('customers', customer) === undefined) {
    throw resourceMissing('customer', customer, 'customer')
  }
  const after = saveCharge(call, {
    ...before,
    customer: customer ?? before.customer,
    description: input.description ?? before.description,
    fraud_details:
      fraud_details === undefined
        ? before.fraud_details
        : fraud_details.user_report === null
          ? {}
          : { user_report: fraud_details.user_report },
    metadata: mergeMetadata(before.metadata, input.metadata),
    receipt_email: input.receipt_email ?? before.receipt_email,
    shipping: input.shipping === undefined ? before.shipping : shippingOf(input.shipping),
    transfer_group: input.transfer_group ?? before.transfer_group,
  })
  emitChange(call, 'charge.updated', { before, after })
  return after
}

function customerFixed(id: string): Error {
  return invalidRequest(`Charge ${id} already has a customer, which cannot be changed.`, {
    param: 'customer',
  })
}

export const chargeRoutes = [
  route('GET', '/v1/charges', {
    fields: chargeListFields,
    run: (call, input) => {
      const { customer, payment_intent, transfer_group } = input
      const wanted = (charge: Stripe.Charge): boolean =>
        (customer === undefined || charge.customer === customer) &&
        (payment_intent === undefined || charge.payment_intent === payment_intent) &&
        (transfer_group === undefined || charge.transfer_group === transfer_group)
      return ok(listPage(call, { table: 'charges', input, where: indexOf(input), wanted }))
    },
  }),
  route('GET', '/v1/charges/search', {
    fields: searchFields satisfies FieldsOf<Stripe.ChargeSearchParams>,
    run: (call, input) =>
      ok(searchPage(call, { table: 'charges', input, searchable: searchableCharges })),
  }),
  route('GET', '/v1/charges/:id', {
    fields: expandFields,
    run: (call, input, id) => ok(expand(call, findCharge(call, id), input.expand)),
  }),
  route('POST', '/v1/charges/:id', {
    fields: updateFields,
    run: (call, input, id) =>
      ok(expand(call, updated(call, findCharge(call, id), input), input.expand)),
  }),
]

/** The index that finds the fewest. */
function indexOf({ payment_intent, customer }: Parsed<typeof chargeListFields>) {
  if (payment_intent !== undefined) {
    return { field: 'payment_intent', value: payment_intent } as const
  }
  return customer === undefined ? undefined : ({ field: 'customer', value: customer } as const)
}
