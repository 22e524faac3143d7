import type { RefundSummary } from '../../inspection/wire.ts'

/** What a refund leaves to be refunded; one that failed or was canceled leaves it all. */
export function unreturned(left: number, { amount, status }: RefundSummary): number {
  return status === 'failed' || status === 'canceled' ? left : left - amount
}
