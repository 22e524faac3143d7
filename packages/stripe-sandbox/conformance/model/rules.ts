import type { Act, ActName, Opening } from './acts.ts'
import { behaviourOf } from './cards.ts'
import { book, release, releaseAll } from './passing-time.ts'
import { done, happened, refuse } from './payment.ts'
import type { Charge, Payment, Refusal, Result } from './payment.ts'
import { charge, fail, pay } from './taking-money.ts'

/*
 * The state machine of a payment as Stripe documents it (docs.stripe.com/payments/paymentintents/
 * lifecycle, /refunds, /testing), written apart from the sandbox's own and as plainly as can be.
 */

const UNEXPECTED_STATE = 'payment_intent_unexpected_state'
const MINIMUM = 50

const OPEN: ReadonlySet<Payment['status']> = new Set([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
])

const AWAITED = { 'at once': 'reference', pending: 'success', 'fails later': 'failure' } as const

/** A payment as it begins, or none. */
type Opened = { payment: Payment | null; refusal: Refusal }

export function open({ amount, capture, card, confirm }: Opening): Opened {
  if (amount < MINIMUM) return { payment: null, refusal: { status: 400, code: 'amount_too_small' } }
  const payment: Payment = {
    status: card === null ? 'requires_payment_method' : 'requires_confirmation',
    amount,
    capture,
    card,
    amountCapturable: 0,
    amountReceived: 0,
    charge: null,
    refunds: [],
    events: ['payment_intent.created'],
  }
  return confirm && card !== null ? pay(payment, card) : done(payment)
}

type Rule<Name extends ActName> = (payment: Payment, act: Act<Name>) => Result

const RULES: { [Name in ActName]: Rule<Name> } = {
  update: (payment, { amount }) => {
    if (!OPEN.has(payment.status)) return refuse(payment, UNEXPECTED_STATE)
    if (amount < MINIMUM) return refuse(payment, 'amount_too_small')
    const isAsked = payment.status === 'requires_action' && amount !== payment.amount
    // Whoever is being asked agrees to an amount: for another one they are asked anew.
    return done({ ...payment, amount, status: isAsked ? 'requires_confirmation' : payment.status })
  },

  'change card': (payment, { card }) =>
    OPEN.has(payment.status)
      ? done({ ...payment, card, status: 'requires_confirmation' })
      : refuse(payment, UNEXPECTED_STATE),

  confirm: (payment, { card: given }) => {
    const card = given ?? payment.card
    if (!OPEN.has(payment.status) || card === null) return refuse(payment, UNEXPECTED_STATE)
    return pay(payment, card)
  },

  answer: (payment, { outcome }) => {
    if (payment.status !== 'requires_action' || payment.card === null) {
      return refuse(payment, undefined, 404)
    }
    return outcome === 'succeed' ? done(charge(payment, payment.card).payment) : done(fail(payment))
  },

  settle: (payment, { outcome }) => {
    if (payment.status !== 'processing' || payment.charge === null) {
      return refuse(payment, undefined, 409)
    }
    if (outcome === 'fail') {
      const failed: Charge = {
        ...payment.charge,
        status: 'failed',
        captured: false,
        amountCaptured: 0,
      }
      return done(fail(happened({ ...payment, charge: failed }, 'charge.failed')))
    }
    const { amount } = payment
    return done(
      happened(
        {
          ...payment,
          status: 'succeeded',
          amountReceived: amount,
          charge: {
            ...payment.charge,
            status: 'succeeded',
            captured: true,
            amountCaptured: amount,
            isBooked: true,
          },
        },
        'charge.succeeded',
        'payment_intent.succeeded',
      ),
    )
  },

  capture: (payment, { amount: wanted }) => {
    if (payment.status !== 'requires_capture' || payment.charge === null) {
      return refuse(payment, UNEXPECTED_STATE)
    }
    const amount = wanted ?? payment.amountCapturable
    if (amount > payment.amountCapturable) return refuse(payment, 'amount_too_large')
    const rest = payment.amountCapturable - amount
    return done(
      happened(
        {
          ...payment,
          status: 'succeeded',
          amountCapturable: 0,
          amountReceived: amount,
          charge: {
            ...payment.charge,
            captured: true,
            amountCaptured: amount,
            amountRefunded: rest,
            isBooked: true,
          },
          refunds: rest === 0 ? payment.refunds : [...payment.refunds, release(rest)],
        },
        'charge.captured',
        'payment_intent.succeeded',
      ),
    )
  },

  cancel: (payment) => {
    if (payment.status === 'requires_capture' && payment.charge !== null) {
      const released = releaseAll(payment, payment.charge)
      return done(
        happened(released, 'refund.created', 'charge.refunded', 'payment_intent.canceled'),
      )
    }
    if (!OPEN.has(payment.status)) return refuse(payment, UNEXPECTED_STATE)
    return done(happened({ ...payment, status: 'canceled' }, 'payment_intent.canceled'))
  },

  refund: (payment, { amount: wanted }) => {
    if (payment.status !== 'succeeded' || payment.charge === null) {
      return refuse(payment, undefined)
    }
    const left = payment.charge.amount - payment.charge.amountRefunded
    if (left === 0) return refuse(payment, 'charge_already_refunded')
    const amount = wanted ?? left
    if (amount > left) return refuse(payment, undefined)
    const { refund: behaviour = 'at once' } = behaviourOf(payment.charge.card)
    const booked = book(payment)
    return done(
      happened(
        {
          ...booked,
          charge: {
            ...payment.charge,
            isBooked: true,
            amountRefunded: payment.charge.amountRefunded + amount,
          },
          refunds: [
            ...payment.refunds,
            {
              amount,
              status: behaviour === 'pending' ? 'pending' : 'succeeded',
              awaits: AWAITED[behaviour],
              isRelease: false,
            },
          ],
        },
        'refund.created',
        'charge.refunded',
      ),
    )
  },
}

export function act<Name extends ActName>(payment: Payment, what: Act<Name>): Result {
  const rule: Rule<Name> = RULES[what.do]
  return rule(payment, what)
}
