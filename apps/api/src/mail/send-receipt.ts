import { keepMail, markMailSent, type Destination } from '@paydesk/db'
import type { Quote } from '@paydesk/pricing'
import type { Deps } from '../deps.ts'
import { renderReceipt } from './render-receipt.ts'

/**
 * The job receipt: sends an order's receipt, once. What was written first is what is sent, however often it
 * is tried; a crash between sending and noting it sends the same message again, by the same Message-ID.
 */
export async function sendReceipt(
  { db, mail }: Pick<Deps, 'db' | 'mail'>,
  orderId: string,
): Promise<void> {
  const order = await db.prisma.order.findUnique({ where: { id: orderId } })
  if (!order?.email || !order.paidAt) return
  const { id, locale, paidAt, email } = order
  const rendered = renderReceipt({
    id,
    locale,
    paidAt,
    chargedMinor: order.captureMinor ?? order.totalMinor,
    // What went in as these comes out as these: nobody else writes them.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    quote: order.quote as unknown as Quote,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    destination: order.destination as unknown as Destination | null,
  })
  const kept = await keepMail(db.pool, { orderId, kind: 'receipt', recipient: email, ...rendered })
  if (kept.sentAt) return
  await mail.send(kept)
  await markMailSent(db.pool, kept.id)
}
