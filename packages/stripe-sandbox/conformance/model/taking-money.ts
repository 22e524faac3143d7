import { behaviourOf } from './cards.ts'
import type { Card } from './cards.ts'
import { done, happened } from './payment.ts'
import type { Charge, Payment, Result } from './payment.ts'

export function pay(payment: Payment, card: Card): Result {
  const trying: Payment = { ...payment, card }
  if (behaviourOf(card).asks !== true) return charge(trying, card)
  return done(happened({ ...trying, status: 'requires_action' }, 'payment_intent.requires_action'))
}

/** Takes the money, or holds it, or is told why not. */
export function charge(payment: Payment, card: Card): Result {
  const { charge: answer } = behaviourOf(card)
  const { amount, capture } = payment
  const made: Charge = {
    status: 'pending',
    card,
    amount,
    captured: false,
    amountCaptured: 0,
    amountRefunded: 0,
    isBooked: false,
  }
  if (answer === 'pending') {
    // A bank debit is captured before the bank has paid.
    const captured = capture !== 'manual'
    const charged: Charge = { ...made, captured, amountCaptured: captured ? amount : 0 }
    const waiting: Payment = { ...payment, status: 'processing', charge: charged }
    return done(happened(waiting, 'charge.pending', 'payment_intent.processing'))
  }
  if (answer !== 'approved') {
    const declined: Charge = { ...made, status: 'failed' }
    const failed = fail(happened({ ...payment, charge: declined }, 'charge.failed'))
    return { payment: failed, refusal: { status: 402, code: answer.declined } }
  }
  if (capture === 'manual') {
    return done(
      happened(
        {
          ...payment,
          status: 'requires_capture',
          amountCapturable: amount,
          charge: { ...made, status: 'succeeded' },
        },
        'charge.succeeded',
        'payment_intent.amount_capturable_updated',
      ),
    )
  }
  const isBooked = capture === 'automatic'
  return done(
    happened(
      {
        ...payment,
        status: 'succeeded',
        amountReceived: amount,
        charge: { ...made, status: 'succeeded', captured: true, amountCaptured: amount, isBooked },
      },
      'charge.succeeded',
      'payment_intent.succeeded',
    ),
  )
}

/** The customer may try again, with another payment method. */
export function fail(payment: Payment): Payment {
  return happened(
    { ...payment, status: 'requires_payment_method', card: null },
    'payment_intent.payment_failed',
  )
}
