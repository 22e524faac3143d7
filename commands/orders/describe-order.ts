import type { Database } from '@paydesk/db'
import { formatMoney } from '@paydesk/pricing'

/** An order as staff need it: what was sold, where its money is, and how it came to its state. */
export async function describeOrder(db: Database, orderId: string): Promise<string> {
  const { refundableLines } = await import('@paydesk/db')
  const [order, lines] = await Promise.all([
    db.prisma.order.findUniqueOrThrow({
      where: { id: orderId },
      include: {
        payments: { orderBy: { generation: 'asc' }, include: { refunds: true } },
        history: { orderBy: { id: 'asc' } },
      },
    }),
    refundableLines(db.pool, orderId),
  ])
  const money = (minor: number) => formatMoney(minor, order.currency)
  const rows = [
    `Order ${order.id}`,
    `  ${order.status}${order.heldReason ? `: ${order.heldReason}` : ''}, ${money(order.totalMinor)}`,
    '',
    ...lines.map(({ sku, name, quantity, totalMinor, refundedQuantity }) => {
      const back = refundedQuantity > 0 ? `, ${refundedQuantity} refunded` : ''
      return `  ${quantity} × ${name} (${sku})  ${money(totalMinor)}${back}`
    }),
    '',
    ...order.payments.flatMap((payment) => [
      `  ${payment.stripePaymentIntentId ?? 'not at Stripe yet'}  ${payment.status}, ${money(payment.receivedMinor)} received${untilWhen(payment)}`,
      ...payment.refunds.map(
        (refund) => `    refund ${money(refund.amountMinor)}  ${refund.status} (${refund.reason})`,
      ),
    ]),
    '',
    ...order.history.map(({ at, was, becomes, actor, reason }) => {
      const why = reason ? ` (${reason})` : ''
      return `  ${at.toISOString().slice(0, 19).replace('T', ' ')}  ${was} → ${becomes}  by ${actor}${why}`
    }),
  ]
  return rows.join('\n')
}

function untilWhen({ status, captureBefore }: { status: string; captureBefore: Date | null }) {
  if (status !== 'requires_capture' || captureBefore === null) return ''
  return `, held until ${captureBefore.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
