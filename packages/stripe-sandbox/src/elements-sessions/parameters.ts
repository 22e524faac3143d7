import { captureMethod, futureUsage } from '../client-context.ts'
import { clearable, hash, ignored, integer, list, oneOf, required, text } from '../parameters.ts'
import type { Fields, Parsed } from '../parameters.ts'

/** What an Elements group without an intent was made for. */
const deferredIntent = hash({
  mode: required(oneOf('payment', 'setup', 'subscription')),
  amount: integer(),
  currency: text(10),
  capture_method: captureMethod,
  setup_future_usage: clearable(futureUsage),
  allowed_payment_method_types: list(text()),
  excluded_payment_method_types: list(text()),
})

/** Between the sandbox and its own stripe.js. */
export const sessionFields = {
  client_secret: text(),
  deferred_intent: deferredIntent,
  customer_session_client_secret: text(),
  locale: ignored(),
} satisfies Fields

export type SessionInput = Parsed<typeof sessionFields>
export type DeferredIntent = NonNullable<SessionInput['deferred_intent']>
