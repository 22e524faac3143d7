import type { Acting } from '../call.ts'
import { take } from '../faults/dose.ts'
import type { EventRow } from '../state/rows.ts'
import { deliveryId } from './delivery-id.ts'
import { endpointsFor } from './endpoint.ts'
import type { WebhookEndpointRow } from './endpoint.ts'
import { enqueue } from './queue.ts'
import type { Attempt } from './send.ts'
import { matchesType } from './webhook-fault.ts'
import type { WebhookFaultRule } from './webhook-fault.ts'

/** Owes an event to each endpoint that wants it, with the faults that were asked for. */
export function oweToEndpoints(acting: Acting, event: EventRow): void {
  for (const endpoint of endpointsFor(acting.store, event.type)) owe(acting, event, endpoint)
}

function owe(acting: Acting, event: EventRow, { wire }: WebhookEndpointRow): void {
  const { environment, store } = acting
  const rule = faultFor(acting, event.type, wire.id)
  const atMs = environment.now()
  const to = { event: event.id, endpoint: wire.id }
  const state = rule?.fault === 'drop' ? ('dropped' as const) : ('pending' as const)
  store.put('deliveries', deliveryId(event.id, wire.id), {
    ...to,
    state,
    attempts: 0,
    fault: rule?.fault ?? null,
  })
  switch (rule?.fault) {
    case 'drop':
      return
    case 'delay':
      enqueue(acting, { ...to, kind: 'attempt', atMs: atMs + rule.delay_ms })
      return
    case 'reorder': {
      const place = (rule.applied - 1) % rule.count
      enqueue(acting, { ...to, kind: 'attempt', atMs: atMs + (rule.count - place) * rule.delay_ms })
      return
    }
    case 'stale':
      enqueue(acting, { ...to, kind: 'stale', atMs })
      return
    case 'duplicate':
      enqueue(acting, { ...to, kind: 'attempt', atMs })
      for (let copy = 1; copy <= rule.copies; copy += 1) {
        enqueue(acting, { ...to, kind: 'duplicate', atMs: atMs + copy })
      }
      return
    case 'forge':
      enqueue(acting, { ...to, kind: 'forged', atMs })
      enqueue(acting, { ...to, kind: 'attempt', atMs })
      return
    case 'replay':
      enqueue(acting, { ...to, kind: 'attempt', atMs })
      for (const [replayOf, { event: overheard }] of firstAccepted(acting, wire.id)) {
        enqueue(acting, { event: overheard, endpoint: wire.id, kind: 'replayed', atMs, replayOf })
      }
      return
    case undefined:
      enqueue(acting, { ...to, kind: 'attempt', atMs })
  }
}

function faultFor({ store }: Acting, type: string, endpoint: string): WebhookFaultRule | undefined {
  for (const [id, rule] of store.walk('webhook_faults')) {
    const isMeant = rule.endpoint === null || rule.endpoint === endpoint
    if (!isMeant || !matchesType(type, rule.type)) continue
    const { hit, after } = take(rule)
    store.put('webhook_faults', id, after)
    if (hit) return after
  }
  return undefined
}

/** The oldest that this endpoint has accepted: whoever replays has to have overheard one. */
function* firstAccepted({ store }: Acting, endpoint: string): Iterable<[id: string, Attempt]> {
  const where = { field: 'endpoint', value: endpoint } as const
  for (const [id, attempt] of store.walk('delivery_attempts', { where })) {
    if (!attempt.accepted || attempt.kind !== 'attempt') continue
    yield [id, attempt]
    return
  }
}
