import type { Acting } from '../call.ts'
import { take } from '../faults/dose.ts'
import type { EventRow } from '../state/rows.ts'
import { firstAccepted } from './attempts.ts'
import { endpointsFor } from './endpoint.ts'
import { countOn, counts, enqueue, planSend, startDelivery } from './queue.ts'
import type { Owed, Send } from './queue.ts'
import { holdBack } from './reorder.ts'
import { hasWebhookFaults, matchesType } from './webhook-fault.ts'
import type { WebhookFaultRule } from './webhook-fault.ts'

/** Owes an event to each endpoint that wants it, with the faults that were asked for. */
export function oweToEndpoints(acting: Acting, event: EventRow): void {
  for (const { wire } of endpointsFor(acting.store, event.type)) {
    const owed = { event: event.id, endpoint: wire.id }
    owe(acting, owed, faultFor(acting, event.type, wire.id))
  }
}

function owe(acting: Acting, owed: Owed, rule: WebhookFaultRule | undefined): void {
  startDelivery(acting, owed, rule?.fault ?? null)
  for (const planned of sendsUnder(acting, owed, rule)) {
    enqueue(acting, planned)
    if (!counts(planned)) continue
    countOn(acting, planned)
    if (rule?.fault === 'reorder') holdBack(acting, rule, planned)
  }
}

/** What is sent of an event under a fault, in this order. */
function sendsUnder(acting: Acting, owed: Owed, rule: WebhookFaultRule | undefined): Send[] {
  const plan = (kind: Send['kind'], rest: Partial<Send> = {}): Send =>
    planSend(acting, owed, { kind, ...rest })
  switch (rule?.fault) {
    case undefined:
      return [plan('attempt')]
    case 'drop':
      return []
    case 'delay':
    case 'reorder':
      return [plan('attempt', { atMs: acting.environment.now() + rule.delay_ms })]
    case 'stale':
      return [plan('stale')]
    case 'duplicate': {
      const first = plan('attempt')
      const copies = Array.from({ length: rule.copies }, () => plan('duplicate'))
      return [{ ...first, followedBy: copies }]
    }
    case 'forge':
      return rule.alone ? [plan('forged')] : [plan('forged'), plan('attempt')]
    case 'replay':
      return [plan('attempt'), ...replays(acting, owed.endpoint)]
  }
}

/** Of what was overheard: its very bytes, and the same event signed anew. */
function replays(acting: Acting, endpoint: string): Send[] {
  const overheard = firstAccepted(acting, { endpoint })
  if (overheard === undefined) return []
  const [replayOf, { event }] = overheard
  const plan = (kind: Send['kind'], rest: Partial<Send> = {}): Send =>
    planSend(acting, { event, endpoint }, { kind, ...rest })
  return [plan('replayed', { replayOf }), plan('duplicate')]
}

function faultFor(acting: Acting, type: string, endpoint: string): WebhookFaultRule | undefined {
  const { store } = acting
  if (!hasWebhookFaults(store)) return undefined
  for (const [id, rule] of store.walk('webhook_faults')) {
    const isMeant = rule.endpoint === null || rule.endpoint === endpoint
    if (!isMeant || !matchesType(type, rule.type)) continue
    // Where nothing was overheard, there is nothing to replay yet.
    const isPossible = rule.fault !== 'replay' || firstAccepted(acting, { endpoint }) !== undefined
    if (!isPossible) continue
    const { hit, after } = take(rule)
    store.put('webhook_faults', id, after)
    if (hit) return after
  }
  return undefined
}
