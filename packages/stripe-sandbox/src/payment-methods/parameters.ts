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
import type { Fields, FieldsOf } from '../parameters.ts'
import { billingDetails } from './billing-details.ts'
import { methodFields } from './payment-method.ts'

const allowRedisplay = oneOf('always', 'limited', 'unspecified')

/** The parameters of one type each. Whoever adds a type takes its name out of here. */
type OtherType = Exclude<
  keyof Stripe.PaymentMethodCreateParams,
  keyof typeof methodFields | 'customer' | 'expand' | 'payment_method'
>

const OTHER_TYPES = {
  acss_debit: unsupported(),
  affirm: unsupported(),
  afterpay_clearpay: unsupported(),
  alipay: unsupported(),
  alma: unsupported(),
  amazon_pay: unsupported(),
  au_becs_debit: unsupported(),
  bacs_debit: unsupported(),
  bancontact: unsupported(),
  billie: unsupported(),
  bizum: unsupported(),
  blik: unsupported(),
  boleto: unsupported(),
  cashapp: unsupported(),
  crypto: unsupported(),
  custom: unsupported(),
  customer_balance: unsupported(),
  eps: unsupported(),
  fpx: unsupported(),
  giropay: unsupported(),
  grabpay: unsupported(),
  ideal: unsupported(),
  interac_present: unsupported(),
  kakao_pay: unsupported(),
  klarna: unsupported(),
  konbini: unsupported(),
  kr_card: unsupported(),
  link: unsupported(),
  mb_way: unsupported(),
  mobilepay: unsupported(),
  multibanco: unsupported(),
  naver_pay: unsupported(),
  nz_bank_account: unsupported(),
  oxxo: unsupported(),
  p24: unsupported(),
  pay_by_bank: unsupported(),
  payco: unsupported(),
  paynow: unsupported(),
  paypal: unsupported(),
  paypay: unsupported(),
  payto: unsupported(),
  pix: unsupported(),
  promptpay: unsupported(),
  revolut_pay: unsupported(),
  samsung_pay: unsupported(),
  satispay: unsupported(),
  scalapay: unsupported(),
  sepa_debit: unsupported(),
  sequra: unsupported(),
  sofort: unsupported(),
  sunbit: unsupported(),
  swish: unsupported(),
  twint: unsupported(),
  upi: unsupported(),
  us_bank_account: unsupported(),
  wechat_pay: unsupported(),
  zip: unsupported(),
} satisfies Fields & Record<OtherType, unknown>

export const createFields = {
  ...OTHER_TYPES,
  ...methodFields,
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

export const methodListFields = {
  ending_before: listFields.ending_before,
  expand: listFields.expand,
  limit: listFields.limit,
  starting_after: listFields.starting_after,
  allow_redisplay: allowRedisplay,
  customer: text(),
  customer_account: unsupported(),
  type: text(),
} satisfies FieldsOf<Stripe.PaymentMethodListParams>

export const attachFields = {
  customer: text(),
  customer_account: unsupported(),
  expand: list(text()),
} satisfies FieldsOf<Stripe.PaymentMethodAttachParams>
