import type Stripe from 'stripe'
import { clientContext, futureUsage } from '../client-context.ts'
import { clearable, flag, hash, ignored, list, text, unsupported } from '../parameters.ts'
import type { Fields, FieldsOf, Parsed } from '../parameters.ts'
import { mandateData } from '../mandates/mandate.ts'
import { shipping } from '../payment-methods/billing-details.ts'
import { paymentMethodData } from '../payment-methods/payment-method.ts'
import { returnUrl } from '../return-url.ts'

/** The package does not export it by name. */
type TestHelperParams = NonNullable<
  Parameters<Stripe['testHelpers']['confirmationTokens']['create']>[0]
>

export const testHelperFields = {
  expand: list(text()),
  payment_method: text(),
  payment_method_data: paymentMethodData,
  payment_method_options: hash({ card: hash({ installments: unsupported() }) }),
  return_url: returnUrl,
  setup_future_usage: futureUsage,
  shipping,
} satisfies FieldsOf<TestHelperParams>

/** What stripe.js sends; the SDK has no types for it. */
export const createFields = {
  ...testHelperFields,
  client_context: clientContext,
  mandate_data: mandateData,
  set_as_default_payment_method: unsupported(),
  setup_future_usage: clearable(futureUsage),
  shipping: clearable(shipping),
  use_stripe_sdk: flag(),
  // What the real stripe.js adds.
  client_attribution_metadata: ignored(),
  guid: ignored(),
  muid: ignored(),
  referrer: ignored(),
  sid: ignored(),
} satisfies Fields

export type CreateInput = Partial<Parsed<typeof createFields>>
