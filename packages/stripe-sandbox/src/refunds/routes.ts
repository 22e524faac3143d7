import type Stripe from 'stripe'
import { ok } from '../call.ts'
import type { Call } from '../call.ts'
import { parametersExclusive, resourceMissing } from '../errors.ts'
import { expand, expandFields } from '../expand.ts'
import { route } from '../http/route.ts'
import { listFields, listPage } from '../list.ts'
import { mergeMetadata } from '../metadata.ts'
import {
  clearable,
  ignored,
  integer,
  list,
  oneOf,
  text,
  textMap,
  unsupported,
} from '../parameters.ts'
import type { FieldsOf, Parsed } from '../parameters.ts'
import type { Refund } from '../state/rows.ts'
import { createRefund } from './create-refund.ts'
import { nothingToRefund, refundNotCancelable, refundOfNothing } from './errors.ts'
import { changeRefund } from './settle-refund.ts'

const createFields = {
  amount: integer(1),
  charge: text(),
  // Only for money in a customer's cash balance, which the sandbox does not keep.
  currency: unsupported(),
  customer: unsupported(),
  origin: unsupported(),
  expand: list(text()),
  instructions_email: ignored(),
  metadata: clearable(textMap()),
  payment_intent: text(),
  reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
  refund_application_fee: unsupported(),
  reverse_transfer: unsupported(),
} satisfies FieldsOf<Stripe.RefundCreateParams>

const updateFields = {
  expand: list(text()),
  metadata: clearable(textMap()),
} satisfies FieldsOf<Stripe.RefundUpdateParams>

const refundListFields = {
  ...listFields,
  charge: text(),
  payment_intent: text(),
} satisfies FieldsOf<Stripe.RefundListParams>

function findRefund({ store }: Call, id: string): Refund {
  const refund = store.get('refunds', id)
  if (refund === undefined) throw resourceMissing('refund', id)
  return refund
}

/** The charge that the parameters mean, if its money was taken. */
function refundable({ store }: Call, input: Parsed<typeof createFields>): Stripe.Charge {
  const { charge: chargeId, payment_intent: intentId } = input
  if (chargeId !== undefined && intentId !== undefined) {
    throw parametersExclusive('charge', 'payment_intent')
  }
  if (chargeId === undefined && intentId === undefined) throw refundOfNothing()
  const named = chargeId === undefined ? undefined : store.get('charges', chargeId)
  if (chargeId !== undefined && named === undefined) {
    throw resourceMissing('charge', chargeId, 'charge')
  }
  const ofCharge = typeof named?.payment_intent === 'string' ? named.payment_intent : undefined
  const intent = store.get('payment_intents', intentId ?? ofCharge ?? '')
  if (intent === undefined) {
    throw resourceMissing('payment_intent', intentId ?? ofCharge ?? '', 'payment_intent')
  }
  const charge = named ?? store.get('charges', intent.latest_charge ?? '')
  if (intent.status !== 'succeeded' || charge?.status !== 'succeeded') {
    throw nothingToRefund(intent.id)
  }
  return charge
}

export const refundRoutes = [
  route('POST', '/v1/refunds', {
    fields: createFields,
    run: (call, input) => {
      const refund = createRefund(call, refundable(call, input), {
        amount: input.amount,
        reason: input.reason,
        metadata: mergeMetadata({}, input.metadata),
      })
      return ok(expand(call, refund, input.expand))
    },
  }),
  route('GET', '/v1/refunds', {
    fields: refundListFields,
    run: (call, input) => {
      const { charge, payment_intent } = input
      const wanted = (refund: Refund): boolean =>
        (charge === undefined || refund.charge === charge) &&
        (payment_intent === undefined || refund.payment_intent === payment_intent)
      return ok(listPage(call, { table: 'refunds', input, where: ofPayment(input), wanted }))
    },
  }),
  route('GET', '/v1/refunds/:id', {
    fields: expandFields,
    run: (call, input, id) => ok(expand(call, findRefund(call, id), input.expand)),
  }),
  route('POST', '/v1/refunds/:id', {
    fields: updateFields,
    run: (call, input, id) => {
      const before = findRefund(call, id)
      const metadata = mergeMetadata(before.metadata ?? {}, input.metadata)
      return ok(expand(call, changeRefund(call, before, { ...before, metadata }), input.expand))
    },
  }),
  route('POST', '/v1/refunds/:id/cancel', {
    fields: expandFields,
    run: (call, _input, id) => {
      throw refundNotCancelable(findRefund(call, id).status)
    },
  }),
]

type Payment = { charge?: string | undefined; payment_intent?: string | undefined }

/** The index that finds the fewest. */
function ofPayment({ charge, payment_intent }: Payment) {
  if (charge !== undefined) return { field: 'charge', value: charge } as const
  if (payment_intent !== undefined) {
    return { field: 'payment_intent', value: payment_intent } as const
  }
  return undefined
}
