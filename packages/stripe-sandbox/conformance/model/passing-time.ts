import { happened } from './payment.ts'
import type { Charge, Payment, Refund } from './payment.ts'

/** What happens by itself while an hour, or eight days, pass. */
export function wait(payment: Payment, time: 'an hour' | 'eight days'): Payment {
  const settled = settleRefunds(book(payment))
  const { status, charge: held } = settled
  if (time === 'an hour' || status !== 'requires_capture' || held === null) return settled
  return happened(releaseAll(settled, held), 'charge.expired', 'payment_intent.canceled')
}

export function release(amount: number): Refund {
  return { amount, status: 'succeeded', awaits: null, isRelease: true }
}

export function releaseAll(payment: Payment, held: Charge): Payment {
  return {
    ...payment,
    status: 'canceled',
    amountCapturable: 0,
    charge: { ...held, amountRefunded: held.amount },
    refunds: [...payment.refunds, release(held.amount)],
  }
}

/** The balance transaction of an asynchronous capture comes a little later. */
export function book(payment: Payment): Payment {
  const { charge: made } = payment
  if (made?.status !== 'succeeded' || !made.captured || made.isBooked) return payment
  return happened({ ...payment, charge: { ...made, isBooked: true } }, 'charge.updated')
}

/** A refund is told of by its newer and by its older name. */
const REFUND_CHANGED = ['refund.updated', 'charge.refund.updated']

function settleRefunds(payment: Payment): Payment {
  let after = payment
  for (const [index, refund] of payment.refunds.entries())
    after = settleRefund(after, refund, index)
  return after
}

function settleRefund(payment: Payment, refund: Refund, index: number): Payment {
  const { charge: made } = payment
  if (refund.awaits === null || made === null) return payment
  const isFailure = refund.awaits === 'failure'
  const settled: Refund = {
    ...refund,
    status: isFailure ? 'failed' : 'succeeded',
    awaits: null,
  }
  const amountRefunded = made.amountRefunded - (isFailure ? refund.amount : 0)
  return happened(
    {
      ...payment,
      charge: { ...made, amountRefunded },
      refunds: payment.refunds.with(index, settled),
    },
    ...REFUND_CHANGED,
    ...(isFailure ? ['refund.failed'] : []),
  )
}
