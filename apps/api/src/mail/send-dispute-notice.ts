import { keepMail, markMailSent } from '@paydesk/db'
import { formatMoney } from '@paydesk/pricing'
import type { Deps } from '../deps.ts'

/** The job dispute_notice: tells staff, once for an order, that its payment is disputed, and until when to answer. */
export async function sendDisputeNotice(
  { db, mail, staffEmail }: Pick<Deps, 'db' | 'mail' | 'staffEmail'>,
  orderId: string,
): Promise<void> {
  const dispute = await db.prisma.dispute.findFirst({
    where: { orderId },
    orderBy: { createdAt: 'desc' },
  })
  if (!dispute || staffEmail === undefined) return
  const amount = formatMoney(dispute.amountMinor, dispute.currency)
  const due = dispute.evidenceDueBy?.toISOString().slice(0, 10) ?? 'soon'
  const text = [
    `A customer disputes ${amount} of order ${orderId} (${dispute.reason}).`,
    `Answer it in Stripe's dashboard by ${due}: ${dispute.stripeDisputeId}.`,
  ].join('\n\n')
  const kept = await keepMail(db.pool, {
    orderId,
    kind: 'dispute',
    recipient: staffEmail,
    subject: `Disputed: ${amount} of order ${orderId.slice(0, 8)}`,
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><body><p>${text.replaceAll('\n\n', '</p><p>')}</p></body></html>`,
    text,
  })
  if (kept.sentAt) return
  await mail.send(kept)
  await markMailSent(db.pool, kept.id)
}
