import type Stripe from 'stripe'
import { clientContext } from '../client-context.ts'
import { listFields } from '../list.ts'
import { returnUrl } from '../return-url.ts'
import {
  clearable,
  flag,
  hash,
  ignored,
  list,
  oneOf,
  required,
  text,
  textMap,
  unsupported,
} from '../parameters.ts'
import type { Fields, FieldsOf, Parsed } from '../parameters.ts'
import { mandateData } from '../mandates/mandate.ts'
import { paymentMethodData } from '../payment-methods/payment-method.ts'
import { methodOptions } from './method-options.ts'

const shared = {
  allowed_payment_method_types: clearable(list(text())),
  excluded_payment_method_types: clearable(list(text())),
  expand: list(text()),
  payment_method: text(),
  payment_method_data: paymentMethodData,
  payment_method_options: methodOptions,
} satisfies Fields

const described = {
  attach_to_self: unsupported(),
  customer: text(),
  customer_account: unsupported(),
  description: text(1000),
  flow_directions: unsupported(),
  metadata: clearable(textMap()),
  payment_method_configuration: ignored(),
  // The name until API version 2026-09-30; the CLI's fixtures still use it.
  payment_method_types: list(text()),
} satisfies Fields

const confirmation = {
  confirmation_token: text(),
  mandate_data: mandateData,
  return_url: returnUrl,
  use_stripe_sdk: flag(),
} satisfies Fields

export const createFields = {
  ...shared,
  ...described,
  ...confirmation,
  automatic_payment_methods: hash({
    enabled: required(flag()),
    allow_redirects: oneOf('always', 'never'),
  }),
  confirm: flag(),
  on_behalf_of: unsupported(),
  single_use: unsupported(),
  usage: oneOf('off_session', 'on_session'),
} satisfies FieldsOf<Stripe.SetupIntentCreateParams>

export const updateFields = {
  ...shared,
  ...described,
} satisfies FieldsOf<Stripe.SetupIntentUpdateParams>

export const confirmFields = {
  ...shared,
  ...confirmation,
  client_context: clientContext,
  client_secret: text(),
  // What the real stripe.js adds.
  client_attribution_metadata: ignored(),
  expected_payment_method_type: ignored(),
  guid: ignored(),
  muid: ignored(),
  referrer: ignored(),
  sid: ignored(),
} satisfies FieldsOf<Stripe.SetupIntentConfirmParams>

export const cancelFields = {
  cancellation_reason: oneOf('abandoned', 'duplicate', 'requested_by_customer'),
  expand: list(text()),
} satisfies FieldsOf<Stripe.SetupIntentCancelParams>

export const setupListFields = {
  ...listFields,
  attach_to_self: unsupported(),
  customer: text(),
  customer_account: unsupported(),
  payment_method: text(),
} satisfies FieldsOf<Stripe.SetupIntentListParams>

export const attemptListFields = {
  ...listFields,
  setup_intent: required(text()),
} satisfies FieldsOf<Stripe.SetupAttemptListParams>

export type CreateInput = Parsed<typeof createFields>
export type UpdateInput = Parsed<typeof updateFields>
export type ConfirmInput = Parsed<typeof confirmFields>
export type SharedInput = Parsed<typeof shared>
export type ConfirmationInput = Pick<ConfirmInput, 'mandate_data' | 'return_url' | 'use_stripe_sdk'>
