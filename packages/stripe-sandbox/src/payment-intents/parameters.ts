import type Stripe from 'stripe'
import { shipping } from '../payment-methods/billing-details.ts'
import { captureMethod, clientContext, futureUsage } from '../client-context.ts'
import {
  CURRENCIES,
  MAXIMUM_AMOUNT,
  amountStep,
  describeAmount,
  minimumAmount,
} from '../currencies.ts'
import {
  amountNotWhole,
  amountTooLarge,
  amountTooSmall,
  currencyUnknown,
  notInSandbox,
} from '../errors.ts'
import { listFields } from '../list.ts'
import {
  clearable,
  firstOf,
  flag,
  hash,
  ignored,
  integer,
  list,
  oneOf,
  required,
  text,
  textMap,
  unsupported,
} from '../parameters.ts'
import type { Fields, FieldsOf, Parse, Parsed } from '../parameters.ts'
import { mandateData } from '../mandates/mandate.ts'
import { returnUrl } from '../return-url.ts'
import { methodOptions } from './method-options.ts'
import { paymentMethodData } from '../payment-methods/payment-method.ts'

const currency: Parse<string> = (value, name) => {
  const code = text(10)(value, name).toLowerCase()
  if (!CURRENCIES.has(code)) throw currencyUnknown(code, CURRENCIES)
  return code
}

/** Several captures of one authorization are a feature that the sandbox's accounts do not have. */
const isFinal: Parse<boolean> = (value, name) => {
  if (!flag()(value, name)) throw notInSandbox(`'${name}=false'`)
  return true
}

/** `one_off` and `recurring` are older words for the same. */
const offSession: Parse<boolean> = (value, name) =>
  value === 'one_off' || value === 'recurring' ? true : flag()(value, name)

const shared = {
  allowed_payment_method_types: clearable(list(text())),
  amount_details: unsupported(),
  excluded_payment_method_types: clearable(list(text())),
  expand: list(text()),
  hooks: unsupported(),
  payment_details: ignored(),
  payment_method: text(),
  payment_method_data: paymentMethodData,
  payment_method_options: methodOptions,
  // The name until API version 2026-09-30; the CLI's fixtures still use it.
  payment_method_types: list(text()),
  receipt_email: clearable(text()),
  setup_future_usage: clearable(futureUsage),
  shipping: clearable(shipping),
} satisfies Fields

const described = {
  application_fee_amount: unsupported(),
  customer: text(),
  customer_account: unsupported(),
  description: text(),
  metadata: clearable(textMap()),
  payment_method_configuration: ignored(),
  statement_descriptor: text(22),
  statement_descriptor_suffix: text(22),
  transfer_data: unsupported(),
  transfer_group: text(),
} satisfies Fields

const confirmation = {
  confirmation_token: text(),
  error_on_requires_action: flag(),
  mandate: text(),
  mandate_data: mandateData,
  off_session: firstOf(
    offSession,
    hash({ payment_context: unsupported(), payment_transaction_id: unsupported() }),
  ),
  radar_options: ignored(),
  return_url: returnUrl,
  use_stripe_sdk: flag(),
} satisfies Fields

export const createFields = {
  ...shared,
  ...described,
  ...confirmation,
  amount: required(integer(1)),
  currency: required(currency),
  automatic_payment_methods: hash({
    enabled: required(flag()),
    allow_redirects: oneOf('always', 'never'),
  }),
  capture_method: captureMethod,
  confirm: flag(),
  confirmation_method: oneOf('automatic', 'manual'),
  on_behalf_of: unsupported(),
} satisfies FieldsOf<Stripe.PaymentIntentCreateParams>

export const updateFields = {
  ...shared,
  ...described,
  amount: integer(1),
  currency,
  capture_method: captureMethod,
} satisfies FieldsOf<Stripe.PaymentIntentUpdateParams>

export const confirmFields = {
  ...shared,
  ...confirmation,
  amount_to_confirm: integer(1),
  capture_method: captureMethod,
  client_secret: text(),
  client_context: clientContext,
  // What the real stripe.js adds.
  client_attribution_metadata: ignored(),
  expected_payment_method_type: ignored(),
  guid: ignored(),
  muid: ignored(),
  referrer: ignored(),
  sid: ignored(),
} satisfies FieldsOf<Stripe.PaymentIntentConfirmParams>

export const captureFields = {
  amount_details: unsupported(),
  amount_to_capture: integer(1),
  application_fee_amount: unsupported(),
  expand: list(text()),
  final_capture: isFinal,
  hooks: unsupported(),
  metadata: clearable(textMap()),
  payment_details: ignored(),
  statement_descriptor: text(22),
  statement_descriptor_suffix: text(22),
  transfer_data: unsupported(),
} satisfies FieldsOf<Stripe.PaymentIntentCaptureParams>

export const cancelFields = {
  cancellation_reason: oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'),
  expand: list(text()),
} satisfies FieldsOf<Stripe.PaymentIntentCancelParams>

export const retrieveFields = {
  client_secret: text(),
  expand: list(text()),
} satisfies FieldsOf<Stripe.PaymentIntentRetrieveParams>

export const intentListFields = {
  ...listFields,
  customer: text(),
  customer_account: unsupported(),
} satisfies FieldsOf<Stripe.PaymentIntentListParams>

export type CreateInput = Parsed<typeof createFields>
export type UpdateInput = Parsed<typeof updateFields>
export type ConfirmInput = Parsed<typeof confirmFields>
export type SharedInput = Parsed<typeof shared>
export type ConfirmationInput = Pick<
  ConfirmInput,
  | 'error_on_requires_action'
  | 'mandate'
  | 'mandate_data'
  | 'off_session'
  | 'return_url'
  | 'use_stripe_sdk'
>

export function assertAmount(amount: number, currencyCode: string): void {
  const minimum = minimumAmount(currencyCode)
  const step = amountStep(currencyCode)
  if (amount > MAXIMUM_AMOUNT) throw amountTooLarge(describeAmount(MAXIMUM_AMOUNT, currencyCode))
  if (amount < minimum) throw amountTooSmall(describeAmount(minimum, currencyCode))
  if (amount % step !== 0) throw amountNotWhole(currencyCode, step)
}
