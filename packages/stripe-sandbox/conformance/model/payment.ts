import type { Stripe } from 'stripe'
import type { Opening } from './acts.ts'
import type { Card } from './cards.ts'

export type Charge = {
  status: Stripe.Charge.Status
  card: Card
  amount: number
  captured: boolean
  amountCaptured: number
  amountRefunded: number
  /** Its balance transaction is there. */
  isBooked: boolean
}

export type Refund = {
  amount: number
  status: 'pending' | 'succeeded' | 'failed'
  /** What a bank or a card network has yet to say. */
  awaits: 'success' | 'failure' | 'reference' | null
  /** Money that was held is let go without touching the balance. */
  isRelease: boolean
}

/** All that the model knows of a payment. It is replaced, never changed. */
export type Payment = {
  status: Stripe.PaymentIntent.Status
  amount: number
  capture: Opening['capture']
  card: Card | null
  amountCapturable: number
  amountReceived: number
  /** The newest one; earlier ones were declined and stay so. */
  charge: Charge | null
  refunds: Refund[]
  /** What happened, in its order. */
  events: string[]
}

/** What a request is answered with: null when it is done. */
export type Refusal = { status: number; code: string | undefined } | null

export type Result = {
  payment: Payment
  refusal: Refusal
}

export function refuse(payment: Payment, code: string | undefined, status = 400): Result {
  return { payment, refusal: { status, code } }
}

export function done(payment: Payment): Result {
  return { payment, refusal: null }
}

export function happened(payment: Payment, ...events: string[]): Payment {
  return { ...payment, events: [...payment.events, ...events] }
}
