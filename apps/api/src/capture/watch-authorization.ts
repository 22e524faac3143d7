import {
  addJob,
  findOpenOrder,
  keepMail,
  livePayment,
  markMailSent,
  storeCaptureBefore,
} from '@paydesk/db'
import { formatMoney } from '@paydesk/pricing'
import type Stripe from 'stripe'
import type { Deps } from '../deps.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** So long before an authorization lapses, staff are told. */
const WARNED_BEFORE_MS = DAY_MS
/** What most card networks give, where Stripe says nothing of it. */
const USUAL_MS = 7 * DAY_MS

/**
 * The job authorization: notes until when the bank holds an authorized order's money, and comes back a day
 * before that to warn staff, unless it was captured or let go.
 */
export async function watchAuthorization(deps: Deps, orderId: string): Promise<void> {
  const { db, stripe, log, staffEmail } = deps
  const order = await findOpenOrder(db.pool, orderId)
  const payment = await livePayment(db.pool, orderId)
  if (order?.status !== 'authorized' || !payment?.stripePaymentIntentId) return
  const intent = await stripe.paymentIntents.retrieve(payment.stripePaymentIntentId, {
    expand: ['latest_charge'],
  })
  if (intent.status !== 'requires_capture') return
  const captureBefore = captureBeforeOf(intent)
  await storeCaptureBefore(db.pool, payment, captureBefore)
  const warnAt = new Date(captureBefore.getTime() - WARNED_BEFORE_MS)
  if (warnAt > new Date()) {
    const key = `authorization:${orderId}`
    await addJob(db.pool, { task: 'authorization', payload: { id: orderId }, key, runAt: warnAt })
    return
  }
  log.warn({ orderId, captureBefore }, 'an authorization lapses soon, and is not captured')
  if (staffEmail !== undefined) await warn(deps, { order, captureBefore, staffEmail })
}

function captureBeforeOf({ latest_charge: charge, created }: Stripe.PaymentIntent): Date {
  const told =
    typeof charge === 'string' ? undefined : charge?.payment_method_details?.card?.capture_before
  return new Date(told === undefined ? created * 1000 + USUAL_MS : told * 1000)
}

type Warning = {
  order: { id: string; totalMinor: number; currency: Parameters<typeof formatMoney>[1] }
  captureBefore: Date
  staffEmail: string
}

async function warn(
  { db, mail }: Pick<Deps, 'db' | 'mail'>,
  { order: { id, totalMinor, currency }, captureBefore, staffEmail }: Warning,
): Promise<void> {
  const amount = formatMoney(totalMinor, currency)
  const until = `${captureBefore.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const text = [
    `${amount} of order ${id} are set aside until ${until}, and not captured.`,
    `Capture it (pnpm orders capture ${id}) or cancel it (pnpm orders cancel ${id}): after that the bank lets the money go.`,
  ].join('\n\n')
  const kept = await keepMail(db.pool, {
    orderId: id,
    kind: 'authorization',
    recipient: staffEmail,
    subject: `Capture ${amount} of order ${id.slice(0, 8)} before ${until}`,
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><body><p>${text.replaceAll('\n\n', '</p><p>')}</p></body></html>`,
    text,
  })
  if (kept.sentAt) return
  await mail.send(kept)
  await markMailSent(db.pool, kept.id)
}
