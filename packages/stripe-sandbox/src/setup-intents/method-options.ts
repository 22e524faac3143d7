import type Stripe from 'stripe'
import { hash, ignored, oneOf, unsupported } from '../parameters.ts'
import type { FieldsOf, Parsed } from '../parameters.ts'

type Params = Stripe.SetupIntentCreateParams.PaymentMethodOptions
type Options = Stripe.SetupIntent.PaymentMethodOptions

const optionFields = {
  card: hash({
    mandate_options: unsupported(),
    moto: unsupported(),
    network: ignored(),
    request_three_d_secure: oneOf('any', 'automatic', 'challenge'),
    setup_credential_usage: ignored(),
    three_d_secure: unsupported(),
  } satisfies FieldsOf<Params['card']>),
  sepa_debit: hash({ mandate_options: ignored() } satisfies FieldsOf<Params['sepa_debit']>),
  us_bank_account: hash({
    financial_connections: ignored(),
    mandate_options: ignored(),
    networks: ignored(),
    verification_method: oneOf('automatic', 'instant', 'microdeposits'),
  } satisfies FieldsOf<Params['us_bank_account']>),
  // Of payment methods that are never offered: they change nothing.
  acss_debit: ignored(),
  amazon_pay: ignored(),
  bacs_debit: ignored(),
  bizum: ignored(),
  blik: ignored(),
  card_present: ignored(),
  klarna: ignored(),
  link: ignored(),
  paypal: ignored(),
  payto: ignored(),
  pix: ignored(),
  upi: ignored(),
} satisfies FieldsOf<Params>

export const methodOptions = hash(optionFields)

/** What an intent shows of its options: those of each type that may be set up. */
export function methodOptionsOf(
  types: readonly string[],
  input: Parsed<typeof optionFields> | undefined,
  current: Options | null = null,
): Options {
  const all = {
    card: {
      mandate_options: null,
      network: null,
      request_three_d_secure:
        input?.card?.request_three_d_secure ?? current?.card?.request_three_d_secure ?? 'automatic',
    },
    sepa_debit: {},
    us_bank_account: {
      verification_method:
        input?.us_bank_account?.verification_method ??
        current?.us_bank_account?.verification_method ??
        'automatic',
    },
  } satisfies Options
  return Object.fromEntries(Object.entries(all).filter(([type]) => types.includes(type)))
}
