import type { Acting } from '../call.ts'
import { chance } from '../faults/dose.ts'
import { enqueueInTurn, queueKey } from './queue.ts'
import type { Send } from './queue.ts'
import type { WebhookFaultRule } from './webhook-fault.ts'

/**
 * Holds events back until there are as many as the rule says, then sends them in another order, each
 * once the one before it has been answered. Fewer than that are sent after the rule's `delay_ms`, so
 * that none waits for ever.
 */
export function holdBack(acting: Acting, rule: WebhookFaultRule, planned: Send): void {
  const { store } = acting
  const keys = [...rule.held, queueKey(planned)]
  // Without those that were sent meanwhile.
  const waiting = keys.flatMap((key) => {
    const held = store.get('sends', key)
    return held === undefined ? [] : [held]
  })
  const isFull = waiting.length >= rule.count
  store.put('webhook_faults', rule.id, { ...rule, held: isFull ? [] : waiting.map(queueKey) })
  if (!isFull) return
  for (const held of waiting) store.put('sends', queueKey(held), null)
  enqueueInTurn(acting, rule.order === 'reverse' ? waiting.toReversed() : shuffled(rule, waiting))
}

function shuffled({ seed, applied }: WebhookFaultRule, sends: Send[]): Send[] {
  return sends
    .map((held, index) => ({ held, rank: chance(`${seed}:order`, applied + index) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ held }) => held)
}
