import { clearable, hash, ignored, integer, oneOf, text } from './parameters.ts'
import type { Parsed } from './parameters.ts'

export const captureMethod = oneOf('automatic', 'automatic_async', 'manual')
export const futureUsage = oneOf('off_session', 'on_session')

const contextFields = {
  mode: oneOf('payment', 'setup', 'subscription'),
  amount: integer(),
  currency: text(10),
  capture_method: captureMethod,
  setup_future_usage: clearable(futureUsage),
  payment_method_types: ignored(),
  payment_method_options: ignored(),
  on_behalf_of: ignored(),
}

/** The terms that an Elements group was made for, which stripe.js sends in deferred mode. */
export const clientContext = hash(contextFields)
export type ClientContext = Parsed<typeof contextFields>
