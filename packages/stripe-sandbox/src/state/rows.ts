import type Stripe from 'stripe'
import type { CardBehaviour } from '../test-cards.ts'

/** As on the wire, with references unexpanded. */
export type PaymentIntent = Omit<
  Stripe.PaymentIntent,
  'client_secret' | 'latest_charge' | 'payment_method'
> & {
  client_secret: string
  latest_charge: string | null
  payment_method: string | null
}

/** The card's number is gone; what it will do when charged stays. */
export type PaymentMethodRow = { wire: Stripe.PaymentMethod; behaviour: CardBehaviour }

/** A request for authentication that a customer has yet to answer; answered ones are removed. */
export type Challenge = {
  paymentIntent: string
  /** Where to send the customer afterwards; null when stripe.js waits for the outcome itself. */
  redirectTo: string | null
}

export type Delivery = {
  event: string
  endpoint: string
  attempts: number
  nextAttemptAtMs: number
  state: 'pending' | 'given_up'
}

export type StoredAnswer = {
  endpoint: string
  parametersHash: string
  createdMs: number
  requestId: string
  status: number
  body: string
}

/** All that the sandbox remembers. Keys are ids; a delivery's is event and endpoint. */
export type Rows = {
  payment_intents: PaymentIntent
  payment_methods: PaymentMethodRow
  charges: Stripe.Charge
  events: Stripe.EventBase
  challenges: Challenge
  deliveries: Delivery
  answers: StoredAnswer
}

export type TableName = keyof Rows
