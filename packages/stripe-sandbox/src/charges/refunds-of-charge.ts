import type Stripe from 'stripe'
import type { Context } from '../call.ts'
import type { Refund } from '../state/rows.ts'

const SHOWN = 10

/** `charge.refunds`, which Stripe shows only to whoever expands it. */
export function refundsOfCharge({ store }: Context, id: string): object {
  const found: Refund[] = []
  const where = { field: 'charge', value: id } as const
  for (const [, refund] of store.walk('refunds', { direction: 'newest_first', where })) {
    found.push(refund)
    if (found.length > SHOWN) break
  }
  return {
    object: 'list',
    data: found.slice(0, SHOWN),
    has_more: found.length > SHOWN,
    url: `/v1/charges/${id}/refunds`,
  } satisfies Stripe.ApiList<Stripe.Refund>
}
