import { knownEventIds } from '@paydesk/db'
import { eventRow } from '../payment/event-row.ts'
import type { Pass } from './pass.ts'

/** What changes an order, a payment or a refund. Stripe takes at most 20 types. */
const TYPES = [
  'payment_intent.succeeded',
  'payment_intent.processing',
  'payment_intent.payment_failed',
  'payment_intent.requires_action',
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
]

const PAGE = 100

/** Events that Stripe has and that never came here: they are taken in as if they had come. */
export async function compareEvents({ deps, found }: Pass, since: Date): Promise<void> {
  const { stripe, db, log } = deps
  const created = { gte: Math.floor(since.getTime() / 1000) }
  let after: string | undefined
  for (;;) {
    const page = await stripe.events.list({
      types: TYPES,
      created,
      limit: PAGE,
      ...(after !== undefined && { starting_after: after }),
    })
    const known = await knownEventIds(
      db.pool,
      page.data.map(({ id }) => id),
    )
    for (const event of page.data) {
      if (known.has(event.id)) continue
      const row = eventRow(event)
      const detail = `Stripe's ${event.type} of ${new Date(event.created * 1000).toISOString()} never came.`
      await found({ kind: 'event_lost', orderId: null, stripeId: event.id, detail }, () =>
        db.batched.storeEvent(row),
      )
    }
    after = page.data.at(-1)?.id
    if (!page.has_more || after === undefined) return
    log.debug({ after }, 'more events to compare')
  }
}
