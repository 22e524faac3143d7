import type Stripe from 'stripe'
import {
  flag,
  hash,
  ignored,
  integer,
  list,
  oneOf,
  required,
  text,
  unsupported,
} from '../parameters.ts'
import type { Fields, FieldsOf, Parsed } from '../parameters.ts'

type Components = Stripe.CustomerSessionCreateParams.Components
type Features = Stripe.CustomerSessionCreateParams.Components.PaymentElement.Features

const ability = oneOf('disabled', 'enabled')

const features = {
  payment_method_allow_redisplay_filters: list(oneOf('always', 'limited', 'unspecified')),
  payment_method_redisplay: ability,
  payment_method_redisplay_limit: integer(1, 10),
  payment_method_remove: ability,
  payment_method_save: ability,
  payment_method_save_usage: oneOf('off_session', 'on_session'),
} satisfies FieldsOf<Features>

export const createFields = {
  components: required(
    hash({
      active_entitlements: unsupported(),
      buy_button: unsupported(),
      customer_portal: unsupported(),
      customer_sheet: unsupported(),
      mobile_payment_element: unsupported(),
      payment_element: hash({ enabled: required(flag()), features: hash(features) }),
      pricing_table: unsupported(),
    } satisfies FieldsOf<Components>),
  ),
  customer: required(text()),
  customer_account: unsupported(),
  expand: list(text()),
} satisfies FieldsOf<Stripe.CustomerSessionCreateParams>

/** Between the sandbox and its own stripe.js. */
export const elementsFields = {
  customer_session_client_secret: required(text()),
  locale: ignored(),
} satisfies Fields

export type CreateInput = Parsed<typeof createFields>
