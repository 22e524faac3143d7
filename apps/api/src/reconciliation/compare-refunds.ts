import { bookedRefunds, paymentOfIntentId } from '@paydesk/db'
import { isRelease, settleRefund } from '../refund/settle-refund.ts'
import type { Pass } from './pass.ts'

const PAGE = 100

/** Each refund that was made since then, in Stripe's book and in ours. */
export async function compareRefunds({ deps, found }: Pass, since: Date): Promise<void> {
  const { stripe, db } = deps
  let after: string | undefined
  for (;;) {
    const page = await stripe.refunds.list({
      created: { gte: Math.floor(since.getTime() / 1000) },
      limit: PAGE,
      ...(after !== undefined && { starting_after: after }),
    })
    const ours = await bookedRefunds(
      db.pool,
      page.data.map(({ id }) => id),
    )
    for (const refund of page.data) {
      const status = ours.get(refund.id)
      if (status === refund.status) continue
      const intentId =
        typeof refund.payment_intent === 'string'
          ? refund.payment_intent
          : refund.payment_intent?.id
      const payment = intentId && (await paymentOfIntentId(db.pool, intentId))
      if (!payment || (!status && isRelease(refund, payment))) continue
      const detail = `Stripe says ${refund.status}, we ${status ? `said ${status}` : 'did not know of it'}.`
      const { orderId } = payment
      await found({ kind: 'refund_not_settled', orderId, stripeId: refund.id, detail }, () =>
        settleRefund(deps, refund, { actor: 'reconciliation' }),
      )
    }
    after = page.data.at(-1)?.id
    if (!page.has_more || after === undefined) return
  }
}
