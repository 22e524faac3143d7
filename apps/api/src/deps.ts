import type { CaptureMethod, Database } from '@paydesk/db'
import type { FastifyBaseLogger } from 'fastify'
import type Stripe from 'stripe'
import type { TaxService } from './checkout/tax-service.ts'
import type { MailTransport } from './mail/transport.ts'
import type { OrderEvents } from './order/order-events.ts'

/** What the procedures work with. Made once at the start, passed in, never imported. */
export type Deps = {
  db: Database
  stripe: Stripe
  stripeConfig: StripeConfig
  orderEvents: OrderEvents
  /** So long an order holds its stock without being paid. */
  holdSeconds: number
  /** manual: money is set aside at first, and taken when staff capture it. */
  captureMethod: CaptureMethod
  /** Who computes the tax instead of the shop's own rules. */
  taxService: TaxService | undefined
  mail: MailTransport
  /** Who of the shop is told of what a person must do. */
  staffEmail: string | undefined
  log: FastifyBaseLogger
}

export type StripeConfig = {
  publishableKey: string
  webhookSecret: string
  /** Where the browser gets stripe.js; null: from Stripe itself. */
  stripeJsUrl: string | null
  testMode: boolean
}
