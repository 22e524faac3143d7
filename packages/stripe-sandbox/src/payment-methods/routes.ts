import { ok } from '../call.ts'
import type { Call } from '../call.ts'
import { findCustomer } from '../customers/customer.ts'
import { emitChange } from '../events/emit.ts'
import { expand, expandFields } from '../expand.ts'
import { route } from '../http/route.ts'
import { mergeMetadata } from '../metadata.ts'
import { parameterWrongType, resourceMissing } from '../errors.ts'
import type { Parsed } from '../parameters.ts'
import type { PaymentMethodRow } from '../state/rows.ts'
import { attach, detach } from './attachment.ts'
import { mergeBillingDetails } from './billing-details.ts'
import { beforeChecks } from './card-checks.ts'
import { assertExpiry } from './card.ts'
import { attachWithoutCustomer, createdWithCustomer, methodNotUpdatable } from './errors.ts'
import { methodPage } from './method-page.ts'
import { attachFields, createFields, methodListFields, updateFields } from './parameters.ts'
import { createPaymentMethod, findOrMakeMethod, savePaymentMethod } from './payment-method.ts'

function findMethod({ store }: Call, id: string): PaymentMethodRow {
  const row = store.get('payment_methods', id)
  if (row === undefined) throw resourceMissing('PaymentMethod', id)
  return row
}

function update(
  call: Call,
  row: PaymentMethodRow,
  input: Parsed<typeof updateFields>,
): PaymentMethodRow {
  if (row.customer === null) throw methodNotUpdatable()
  const { wire } = row
  const updated = savePaymentMethod(call, {
    ...row,
    wire: {
      ...wire,
      ...cardUpdate(call, wire.card, input.card),
      allow_redisplay: input.allow_redisplay ?? wire.allow_redisplay ?? 'unspecified',
      billing_details: mergeBillingDetails(wire.billing_details, input.billing_details),
      metadata: mergeMetadata(wire.metadata ?? {}, input.metadata),
    },
  })
  emitChange(call, 'payment_method.updated', { before: wire, after: updated.wire })
  return updated
}

function cardUpdate(
  call: Call,
  card: PaymentMethodRow['wire']['card'],
  input: Parsed<typeof updateFields>['card'],
): Pick<PaymentMethodRow['wire'], 'card'> {
  if (input === undefined) return {}
  if (card === undefined) throw parameterWrongType('card', 'card')
  const exp_month = input.exp_month ?? card.exp_month
  const exp_year = input.exp_year ?? card.exp_year
  assertExpiry(call, { month: exp_month, year: exp_year })
  return { card: { ...card, exp_month, exp_year } }
}

export const paymentMethodRoutes = [
  route('POST', '/v1/payment_methods', {
    access: 'any',
    fields: createFields,
    run: (call, input) => {
      if (input.customer !== undefined) throw createdWithCustomer()
      const made = createPaymentMethod(call, input, '')
      const { wire } = savePaymentMethod(call, { ...made, wire: beforeChecks(made.wire) })
      return ok(expand(call, wire, input.expand))
    },
  }),
  route('GET', '/v1/payment_methods', {
    fields: methodListFields,
    run: (call, input) => {
      // As seen at Stripe: whoever names no customer gets an empty list.
      const customer =
        input.customer === undefined ? '' : findCustomer(call, input.customer, 'customer').id
      return ok(methodPage(call, input, { customer }))
    },
  }),
  route('GET', '/v1/payment_methods/:id', {
    fields: expandFields,
    run: (call, input, id) => ok(expand(call, findMethod(call, id).wire, input.expand)),
  }),
  route('POST', '/v1/payment_methods/:id', {
    fields: updateFields,
    run: (call, input, id) =>
      ok(expand(call, update(call, findMethod(call, id), input).wire, input.expand)),
  }),
  route('POST', '/v1/payment_methods/:id/attach', {
    fields: attachFields,
    run: (call, input, id) => {
      if (input.customer === undefined) throw attachWithoutCustomer()
      const customer = findCustomer(call, input.customer, 'customer')
      const method = findOrMakeMethod(call, id)
      if (method === undefined) throw resourceMissing('PaymentMethod', id)
      const attached = attach(call, method, customer.id)
      return ok(expand(call, attached.wire, input.expand))
    },
  }),
  route('POST', '/v1/payment_methods/:id/detach', {
    fields: expandFields,
    run: (call, input, id) =>
      ok(expand(call, detach(call, findMethod(call, id)).wire, input.expand)),
  }),
]
