import { ok } from '../call.ts'
import type { Call } from '../call.ts'
import { resourceMissing } from '../errors.ts'
import { expand, expandFields } from '../expand.ts'
import { route } from '../http/route.ts'
import { listPage } from '../list.ts'
import type { Parsed } from '../parameters.ts'
import type { Dispute } from '../state/rows.ts'
import { closeDispute, needsResponse } from './close-dispute.ts'
import { disputeClosed } from './errors.ts'
import { disputeListFields, updateFields } from './parameters.ts'
import { updateDispute } from './update-dispute.ts'

function findDispute({ store }: Call, id: string): Dispute {
  const dispute = store.get('disputes', id)
  if (dispute === undefined) throw resourceMissing('dispute', id)
  return dispute
}

export const disputeRoutes = [
  route('GET', '/v1/disputes', {
    fields: disputeListFields,
    run: (call, input) => {
      const { charge, payment_intent } = input
      const wanted = (dispute: Dispute): boolean =>
        (charge === undefined || dispute.charge === charge) &&
        (payment_intent === undefined || dispute.payment_intent === payment_intent)
      return ok(listPage(call, { table: 'disputes', input, where: indexOf(input), wanted }))
    },
  }),
  route('GET', '/v1/disputes/:id', {
    fields: expandFields,
    run: (call, input, id) => ok(expand(call, findDispute(call, id), input.expand)),
  }),
  route('POST', '/v1/disputes/:id', {
    fields: updateFields,
    run: (call, input, id) =>
      ok(expand(call, updateDispute(call, findDispute(call, id), input), input.expand)),
  }),
  route('POST', '/v1/disputes/:id/close', {
    fields: expandFields,
    run: (call, input, id) => {
      const dispute = findDispute(call, id)
      if (!needsResponse(dispute)) throw disputeClosed(dispute.status)
      return ok(expand(call, closeDispute(call, dispute, 'lost'), input.expand))
    },
  }),
]

/** The index that finds the fewest. */
function indexOf({ charge, payment_intent }: Parsed<typeof disputeListFields>) {
  if (charge !== undefined) return { field: 'charge', value: charge } as const
  if (payment_intent !== undefined) {
    return { field: 'payment_intent', value: payment_intent } as const
  }
  return undefined
}
