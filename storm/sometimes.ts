import type { Books } from './books.ts'

/** Cases that a storm must have met to prove anything: one that met none of a kind is vacuous. */
export function sometimes(
  { ours }: Books,
  { counts, faults }: { counts: Record<string, number>; faults: Record<string, number> },
): Record<string, number> {
  const late = new Set(
    ours.history
      .filter(({ was, becomes }) => (was === 'expired' || was === 'canceled') && becomes !== was)
      .map(({ orderId }) => orderId),
  )
  return {
    'an API process killed with requests in flight':
      counts['api killed with requests in flight'] ?? 0,
    'an effect at Stripe whose answer was lost':
      (faults['faults: close_after'] ?? 0) + (faults['faults: error_after'] ?? 0),
    'an answer of the shop that was lost': faults['answers cut off'] ?? 0,
    'Postgres killed with requests in flight':
      counts['postgres killed with requests in flight'] ?? 0,
    'an order that ran out of its time': ours.orders.filter(({ status }) => status === 'expired')
      .length,
    'money that came late': late.size,
    'a race for the last pieces':
      (counts['refused: out_of_stock'] ?? 0) + (counts['refused: stock_contended'] ?? 0),
    'an event that was lost': faults['webhook_faults: drop'] ?? 0,
    'an event that came several times': faults['webhook_faults: duplicate'] ?? 0,
    'a difference that reconciliation mended': ours.findings.filter(({ mended }) => mended).length,
    'refunds that were asked for at once': counts['refunds in Studio: rejected'] ?? 0,
    'a payment that was declined first': counts['declined first'] ?? 0,
  }
}
