import type Stripe from 'stripe'
import { listFields } from '../list.ts'
import {
  clearable,
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
import type { Fields, FieldsOf, Parsed } from '../parameters.ts'
import { address } from '../payment-methods/billing-details.ts'

const shared = {
  address: clearable(address),
  balance: integer(Number.MIN_SAFE_INTEGER),
  business_name: clearable(text(150)),
  cash_balance: ignored(),
  description: clearable(text()),
  email: clearable(text(512)),
  expand: list(text()),
  individual_name: clearable(text(150)),
  invoice_prefix: text(12),
  invoice_settings: hash({
    custom_fields: clearable(list(hash({ name: required(text(40)), value: required(text(140)) }))),
    default_payment_method: clearable(text()),
    footer: clearable(text()),
    rendering_options: clearable(
      hash({
        amount_tax_display: clearable(oneOf('exclude_tax', 'include_inclusive_tax')),
        template: text(),
      }),
    ),
  }),
  metadata: clearable(textMap()),
  name: clearable(text(256)),
  next_invoice_sequence: integer(1),
  phone: clearable(text(20)),
  preferred_locales: list(text()),
  shipping: clearable(
    hash({ address: required(address), name: required(text()), phone: clearable(text()) }),
  ),
  source: unsupported(),
  tax: ignored(),
  tax_exempt: clearable(oneOf('none', 'exempt', 'reverse')),
  validate: ignored(),
} satisfies Fields

export const createFields = {
  ...shared,
  payment_method: text(),
  tax_id_data: unsupported(),
  test_clock: unsupported(),
} satisfies FieldsOf<Stripe.CustomerCreateParams>

export const updateFields = {
  ...shared,
  default_source: unsupported(),
} satisfies FieldsOf<Stripe.CustomerUpdateParams>

export const customerListFields = {
  ...listFields,
  email: text(),
  test_clock: unsupported(),
} satisfies FieldsOf<Stripe.CustomerListParams>

export type CreateInput = Parsed<typeof createFields>
export type SharedInput = Parsed<typeof shared>
