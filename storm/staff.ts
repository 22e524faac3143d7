import { setTimeout as sleep } from 'node:timers/promises'
import type { History } from './history.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

type Staff = { world: World; history: History; random: Random }

/** Brings pieces of what has nearly run out. */
async function restock({ world, history, random }: Staff): Promise<void> {
  const [product] = await world.db.prisma.product.findMany({
    where: { stock: { lt: 8 } },
    orderBy: { stock: 'asc' },
    take: 1,
  })
  if (!product) return
  const pieces = random.between(10, 60)
  // One statement: it happens or it does not, and what we note is what it says.
  const { rowCount } = await world.db.pool.query(
    'UPDATE products SET stock = stock + $2 WHERE id = $1',
    [product.id, pieces],
  )
  if (rowCount !== 1) return
  history.count('restocked')
  history.restocked.set(product.id, (history.restocked.get(product.id) ?? 0) + pieces)
}

/** Staff at work: they restock, and refund paid orders in Studio, some twice at once, some in the dashboard. */
export async function work({ world, history, random }: Staff, signal: AbortSignal): Promise<void> {
  const { prisma } = world.db
  while (!signal.aborted) {
    await sleep(random.between(300, 1_500))
    try {
      if (random.chance(0.7)) await restock({ world, history, random })
      const [payment] = await prisma.payment.findMany({
        where: { status: 'succeeded', refunds: { none: {} } },
        orderBy: { createdAt: 'desc' },
        skip: random.between(0, 5),
        take: 1,
      })
      if (!payment?.stripePaymentIntentId) continue
      const { orderId, generation, receivedMinor, stripePaymentIntentId } = payment
      const isWhole = random.chance(0.5)
      const amountMinor = isWhole ? receivedMinor : Math.ceil(receivedMinor * random.next())
      if (amountMinor < 1) continue
      if (random.chance(0.3)) {
        history.count('refunds in the dashboard')
        await world.stripe.refunds.create({
          payment_intent: stripePaymentIntentId,
          amount: amountMinor,
        })
        continue
      }
      const clerks = random.chance(0.3) ? [1, 2, 3] : [1]
      const asked = await Promise.allSettled(
        clerks.map(() => prisma.refund.create({ data: { orderId, generation, amountMinor } })),
      )
      for (const { status } of asked) history.count(`refunds in Studio: ${status}`)
    } catch {
      history.count('staff: no answer')
    }
  }
}
