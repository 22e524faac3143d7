import type Stripe from 'stripe'
import type { ClientContext } from '../client-context.ts'
import type { Drawn } from '../accounts/seeded-environment.ts'
import type { ApiFaultRule } from '../faults/api-fault.ts'
import type { RowOrder } from './row-index.ts'
import type { WebhookEndpointRow } from '../webhooks/endpoint.ts'
import type { Send } from '../webhooks/queue.ts'
import type { Attempt } from '../webhooks/attempts.ts'
import type { WebhookFault, WebhookFaultRule } from '../webhooks/webhook-fault.ts'
import type { TaskKind } from '../schedule/task-kinds.ts'
import type { Behaviour } from '../payment-methods/behaviour.ts'

/** As on the wire, with references unexpanded. */
export type PaymentIntent = Omit<
  Stripe.PaymentIntent,
  'client_secret' | 'customer' | 'latest_charge' | 'payment_method'
> & {
  client_secret: string
  customer: string | null
  latest_charge: string | null
  payment_method: string | null
}

/** As on the wire, with references unexpanded. */
export type Customer = Omit<Stripe.Customer, 'deleted' | 'invoice_settings'> & {
  invoice_settings: Omit<Stripe.Customer.InvoiceSettings, 'default_payment_method'> & {
    default_payment_method: string | null
  }
}

/** Its secret is all that a browser knows of it. */
export type CustomerSessionRow = {
  wire: Stripe.CustomerSession & { customer: string }
  secret: string
}

/** As on the wire, with references unexpanded. */
export type SetupIntent = Omit<
  Stripe.SetupIntent,
  'client_secret' | 'customer' | 'latest_attempt' | 'payment_method'
> & {
  client_secret: string
  customer: string | null
  latest_attempt: string | null
  payment_method: string | null
}

/** As on the wire, with references unexpanded. */
export type SetupAttempt = Omit<Stripe.SetupAttempt, 'setup_intent'> & { setup_intent: string }

/** A payment method that is yet to be made. */
export type MethodDraft = {
  wire: Omit<Stripe.PaymentMethod, 'id' | 'created'>
  behaviour: Behaviour
}

/** Its `payment_method_preview` tells what the draft, or the payment method that it names, is. */
export type ConfirmationTokenRow = {
  wire: Stripe.ConfirmationToken
  method: MethodDraft | { id: string }
  /** What the Elements group was made for; null where none made it. */
  terms: ClientContext | null
}

/** A card, by the name of the test card: its number is gone. */
export type TokenRow = {
  wire: Stripe.Token
  card: string
  owner: Stripe.PaymentMethod.BillingDetails
}

/** The number is gone; what it will do when charged stays. */
export type PaymentMethodRow = {
  wire: Stripe.PaymentMethod
  behaviour: Behaviour
  /** Used up: it was used without a customer, or detached from one. */
  spent: boolean
  // Of `wire`, for lists.
  customer: string | null
  created: number
}

/** As on the wire, with references unexpanded. */
export type Refund = Omit<Stripe.Refund, 'charge' | 'payment_intent' | 'payment_method'> & {
  charge: string
  payment_intent: string | null
  payment_method: string | null
}

/** As on the wire, with references unexpanded. */
export type Dispute = Omit<Stripe.Dispute, 'charge' | 'payment_intent'> & {
  charge: string
  payment_intent: string | null
}

/** As on the wire, with references unexpanded. */
export type Mandate = Omit<Stripe.Mandate, 'payment_method'> & { payment_method: string }

export type BalanceTransaction = Omit<Stripe.BalanceTransaction, 'source'> & { source: string }

/** A request for authentication that a customer has yet to answer; answered ones are removed. */
export type Challenge = {
  paymentIntent: string
  /** Where to send the customer afterwards; null when stripe.js waits for the outcome itself. */
  redirectTo: string | null
}

/** The same for a card that is to be saved. */
export type SetupChallenge = { setupIntent: string; redirectTo: string | null }

export type EventRow = Stripe.EventBase & {
  // Not on the wire.
  /** The intent or customer whose story the event belongs to. */
  subject: string | null
  atMs: number
}

/** An event's way to an endpoint. */
export type Delivery = {
  event: string
  endpoint: string
  /** The endpoint, as long as it has not accepted the event. */
  owedTo: string | null
  /** The send whose outcome is the delivery's. */
  next: string | null
  /** So far, faults included. */
  sends: number
  /** Those since it was last sent by hand that count. */
  attempts: number
  state: 'pending' | 'delivered' | 'given_up' | 'dropped'
  /** Which fault on demand it suffers. */
  fault: WebhookFault | null
}

/** What is to happen by itself once the account's clock gets there. The id begins with the time. */
export type Task = { kind: TaskKind; subject: string; atMs: number }

/** How an account's clock differs from real time. There is one row at most. */
export type ClockRow = {
  offsetMs: number
  frozenAtMs: number | null
  /** Which time webhooks are signed with. */
  signatureTime: 'real' | 'account'
}

export type StoredAnswer = {
  endpoint: string
  parametersHash: string
  createdMs: number
  requestId: string
  status: number
  /** What its JSON is made of: a third of the text's size. */
  body: unknown
}

/** All that the sandbox remembers of one account. Keys are ids; a delivery's is event and endpoint. */
export type Rows = {
  customers: Customer
  deleted_customers: Stripe.DeletedCustomer
  customer_sessions: CustomerSessionRow
  payment_intents: PaymentIntent
  payment_methods: PaymentMethodRow
  balance_transactions: BalanceTransaction
  charges: Stripe.Charge
  disputes: Dispute
  mandates: Mandate
  refunds: Refund
  confirmation_tokens: ConfirmationTokenRow
  tokens: TokenRow
  events: EventRow
  setup_intents: SetupIntent
  setup_attempts: SetupAttempt
  challenges: Challenge
  setup_challenges: SetupChallenge
  webhook_endpoints: WebhookEndpointRow
  webhook_faults: WebhookFaultRule
  deliveries: Delivery
  delivery_attempts: Attempt
  sends: Send
  under_way: Send
  answers: StoredAnswer
  tasks: Task
  clock: ClockRow
  api_faults: ApiFaultRule
  chance: Drawn
}

export type TableName = keyof Rows

type TableSpec<Row> = {
  order: RowOrder
  /** Fields by whose value rows can be found. Each holds a string or null. */
  indexes: readonly (keyof Row & string)[]
}

export const TABLES = {
  customers: { order: 'creation', indexes: ['email'] },
  deleted_customers: { order: 'id', indexes: [] },
  customer_sessions: { order: 'id', indexes: ['secret'] },
  payment_intents: { order: 'sequence', indexes: ['customer'] },
  payment_methods: { order: 'sequence', indexes: ['customer'] },
  balance_transactions: { order: 'creation', indexes: ['source'] },
  confirmation_tokens: { order: 'creation', indexes: [] },
  tokens: { order: 'creation', indexes: [] },
  charges: { order: 'creation', indexes: ['payment_intent', 'customer'] },
  disputes: { order: 'creation', indexes: ['charge', 'payment_intent'] },
  mandates: { order: 'creation', indexes: ['payment_method'] },
  refunds: { order: 'creation', indexes: ['charge', 'payment_intent'] },
  events: { order: 'sequence', indexes: ['subject'] },
  setup_intents: { order: 'creation', indexes: ['customer', 'payment_method'] },
  setup_attempts: { order: 'creation', indexes: ['setup_intent'] },
  challenges: { order: 'id', indexes: ['paymentIntent'] },
  setup_challenges: { order: 'id', indexes: ['setupIntent'] },
  webhook_endpoints: { order: 'creation', indexes: [] },
  webhook_faults: { order: 'creation', indexes: [] },
  deliveries: { order: 'creation', indexes: ['event', 'owedTo'] },
  delivery_attempts: { order: 'creation', indexes: ['event', 'endpoint'] },
  sends: { order: 'id', indexes: ['event'] },
  under_way: { order: 'id', indexes: [] },
  answers: { order: 'id', indexes: [] },
  tasks: { order: 'id', indexes: [] },
  clock: { order: 'id', indexes: [] },
  api_faults: { order: 'creation', indexes: [] },
  chance: { order: 'id', indexes: [] },
} as const satisfies { [N in TableName]: TableSpec<Rows[N]> }

export type IndexedField<N extends TableName> = (typeof TABLES)[N]['indexes'][number]
