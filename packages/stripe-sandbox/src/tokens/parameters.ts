import type Stripe from 'stripe'
import { hash, ignored, list, text, unsupported } from '../parameters.ts'
import type { FieldsOf, Parsed } from '../parameters.ts'
import { cardFields } from '../payment-methods/card.ts'

const line = text()

const tokenCard = hash({
  number: cardFields.number,
  exp_month: cardFields.exp_month,
  exp_year: cardFields.exp_year,
  cvc: cardFields.cvc,
  networks: ignored(),
  address_city: line,
  address_country: line,
  address_line1: line,
  address_line2: line,
  address_state: line,
  address_zip: line,
  currency: text(),
  name: line,
} satisfies FieldsOf<Stripe.TokenCreateParams.Card>)

export const createFields = {
  account: unsupported(),
  bank_account: unsupported(),
  card: tokenCard,
  customer: unsupported(),
  cvc_update: unsupported(),
  expand: list(text()),
  person: unsupported(),
  pii: unsupported(),
  // What the real stripe.js adds.
  guid: ignored(),
  muid: ignored(),
  payment_user_agent: ignored(),
  referrer: ignored(),
  sid: ignored(),
  time_on_page: ignored(),
} satisfies FieldsOf<Stripe.TokenCreateParams>

export type CardInput = Parsed<typeof createFields>['card']
