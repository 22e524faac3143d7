import type Stripe from 'stripe'
import { listFields } from '../list.ts'
import {
  clearable,
  hash,
  ignored,
  integer,
  list,
  oneOf,
  text,
  textMap,
  unsupported,
} from '../parameters.ts'
import type { FieldsOf } from '../parameters.ts'
import { billingDetails } from './billing-details.ts'
import { otherMethodFields } from './other-method.ts'
import { OTHER_TYPES } from './other-types.ts'
import { methodFields } from './payment-method.ts'

const allowRedisplay = oneOf('always', 'limited', 'unspecified')

const methodType = oneOf(
  'card',
  ...Object.keys(otherMethodFields),
  ...Object.keys(OTHER_TYPES),
  'custom',
)

export const createFields = {
  ...methodFields,
  custom: unsupported(),
  customer: text(),
  expand: list(text()),
  // Copies a payment method to a connected account.
  payment_method: unsupported(),
} satisfies FieldsOf<Stripe.PaymentMethodCreateParams>

export const updateFields = {
  allow_redisplay: allowRedisplay,
  billing_details: billingDetails,
  card: hash({ exp_month: integer(1, 12), exp_year: integer(), networks: ignored() }),
  expand: list(text()),
  metadata: clearable(textMap()),
  us_bank_account: unsupported(),
} satisfies FieldsOf<Stripe.PaymentMethodUpdateParams>

/** Of a customer, whom the path names. */
export const customerMethodsFields = {
  ending_before: listFields.ending_before,
  expand: listFields.expand,
  limit: listFields.limit,
  starting_after: listFields.starting_after,
  allow_redisplay: allowRedisplay,
  type: methodType,
} satisfies FieldsOf<Stripe.CustomerListPaymentMethodsParams>

export const methodListFields = {
  ...customerMethodsFields,
  customer: text(),
  customer_account: unsupported(),
} satisfies FieldsOf<Stripe.PaymentMethodListParams>

export const attachFields = {
  customer: text(),
  customer_account: unsupported(),
  expand: list(text()),
} satisfies FieldsOf<Stripe.PaymentMethodAttachParams>
