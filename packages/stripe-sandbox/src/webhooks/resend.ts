import type { Context } from '../call.ts'
import type { EventRow } from '../state/rows.ts'
import { firstAccepted } from './attempts.ts'
import { endpointsFor } from './endpoint.ts'
import { countOn, counts, enqueue, planSend } from './queue.ts'
import type { SendKind } from './queue.ts'

/** What can go wrong with an event that is sent again. */
export const RESEND_FAULTS = ['duplicate', 'forge', 'replay', 'stale'] as const

type Resend = { endpoint?: string | undefined; fault?: (typeof RESEND_FAULTS)[number] | undefined }

const KINDS = {
  duplicate: 'duplicate',
  forge: 'forged',
  replay: 'replayed',
  stale: 'stale',
} as const satisfies Record<(typeof RESEND_FAULTS)[number], SendKind>

/**
 * Sends an event again, delivered or not, to those endpoints that want it or to the one that is
 * named; how many will get it. Within a transaction.
 */
export function resend(
  context: Context,
  { id, type }: EventRow,
  { endpoint, fault }: Resend,
): number {
  const { store } = context
  const wanted =
    endpoint === undefined ? endpointsFor(store, type).map(({ wire }) => wire.id) : [endpoint]
  const kind = fault === undefined ? 'attempt' : KINDS[fault]
  for (const to of wanted) {
    const overheard =
      kind === 'replayed' ? firstAccepted(context, { endpoint: to, event: id }) : undefined
    const replayOf = overheard?.[0] ?? null
    const planned = planSend(context, { event: id, endpoint: to }, { kind, replayOf })
    enqueue(context, planned)
    if (counts(planned)) countOn(context, planned, { attempts: 0, fault: fault ?? null })
  }
  return wanted.length
}
