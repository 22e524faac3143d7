import type Stripe from 'stripe'
import { clearable, hash, ignored, list, oneOf, text, unsupported } from '../parameters.ts'
import type { FieldsOf, Parse, Parsed } from '../parameters.ts'
import { OTHER_TYPES } from '../payment-methods/other-types.ts'
import type { PaymentIntent } from '../state/rows.ts'

type Params = Stripe.PaymentIntentCreateParams.PaymentMethodOptions
type Options = Stripe.PaymentIntent.PaymentMethodOptions

const manual = clearable(oneOf('manual'))
const usage = clearable(oneOf('none', 'off_session', 'on_session'))

const cardOptions = {
  request_three_d_secure: oneOf('any', 'automatic', 'challenge'),
  capture_method: manual,
  cvc_token: ignored(),
  installments: unsupported(),
  mandate_options: unsupported(),
  moto: unsupported(),
  network: ignored(),
  request_extended_authorization: ifNever(),
  request_incremental_authorization: ifNever(),
  request_multicapture: ifNever(),
  request_overcapture: ifNever(),
  require_cvc_recollection: ignored(),
  setup_credential_usage: ignored(),
  setup_future_usage: usage,
  statement_descriptor_suffix_kana: ignored(),
  statement_descriptor_suffix_kanji: ignored(),
  stored_credential_usage: ignored(),
  three_d_secure: unsupported(),
} satisfies FieldsOf<Exclude<NonNullable<Params['card']>, ''>>

const optionFields = {
  ...ignoredTypes(),
  card: clearable(hash(cardOptions)),
  card_present: ignored(),
  ideal: clearable(hash({ setup_future_usage: usage })),
  klarna: clearable(
    hash({
      capture_method: manual,
      on_demand: unsupported(),
      preferred_locale: text(),
      setup_future_usage: usage,
      subscriptions: clearable(list(unsupported())),
    }),
  ),
  sepa_debit: clearable(
    hash({ mandate_options: ignored(), setup_future_usage: usage, target_date: unsupported() }),
  ),
  us_bank_account: clearable(
    hash({
      financial_connections: ignored(),
      mandate_options: ignored(),
      networks: ignored(),
      preferred_settlement_speed: ignored(),
      setup_future_usage: usage,
      target_date: unsupported(),
      transaction_purpose: ignored(),
      verification_method: oneOf('automatic', 'instant', 'microdeposits'),
    }),
  ),
} satisfies FieldsOf<Params>

export const methodOptions = hash(optionFields)
type Input = Parsed<typeof optionFields>

/** Options of payment methods that are never offered change nothing. */
function ignoredTypes(): { [T in keyof typeof OTHER_TYPES]: Parse<undefined> } {
  return {
    ...OTHER_TYPES,
    ...Object.fromEntries(Object.keys(OTHER_TYPES).map((type) => [type, ignored()])),
  }
}

/** A feature that the sandbox's accounts do not have: asking for none is fine. */
function ifNever(): Parse<'never' | undefined> {
  return (value, name) => (value === 'never' ? 'never' : unsupported()(value, name))
}

/** What an intent shows of its options: those of each type that may pay it. */
export function methodOptionsOf(
  types: readonly string[],
  input: Input | undefined,
  current: Options | null = null,
): Options {
  const has = (type: keyof Options): boolean => types.includes(type)
  return {
    ...(has('card') && { card: cardOptionsOf(input?.card, current?.card) }),
    ...(has('ideal') && { ideal: usageOf(input?.ideal, current?.ideal) }),
    ...(has('klarna') && { klarna: klarnaOptionsOf(input?.klarna, current?.klarna) }),
    ...(has('sepa_debit') && { sepa_debit: usageOf(input?.sepa_debit, current?.sepa_debit) }),
    ...(has('us_bank_account') && {
      us_bank_account: {
        ...usageOf(input?.us_bank_account, current?.us_bank_account),
        verification_method:
          input?.us_bank_account?.verification_method ??
          current?.us_bank_account?.verification_method ??
          'automatic',
      },
    }),
  }
}

function klarnaOptionsOf(
  input: Input['klarna'],
  current: Options['klarna'],
): NonNullable<Options['klarna']> {
  return {
    ...captureOf(input, current),
    preferred_locale: input?.preferred_locale ?? current?.preferred_locale ?? null,
    ...usageOf(input, current),
  }
}

function cardOptionsOf(
  input: Input['card'],
  current: Options['card'],
): NonNullable<Options['card']> {
  return {
    ...captureOf(input, current),
    installments: null,
    mandate_options: null,
    network: null,
    request_three_d_secure:
      input?.request_three_d_secure ?? current?.request_three_d_secure ?? 'automatic',
    ...usageOf(input, current),
  }
}

type Usage = 'none' | 'off_session' | 'on_session'
type WithUsage = { setup_future_usage?: Usage | null | undefined }

/** An empty text takes an option away. */
function usageOf(
  input: WithUsage | null | undefined,
  current: { setup_future_usage?: string } | undefined,
): { setup_future_usage?: Usage } {
  const given = input?.setup_future_usage
  const kept = USAGES.find((known) => known === current?.setup_future_usage)
  const wanted = given === undefined ? kept : given
  return wanted === undefined || wanted === null ? {} : { setup_future_usage: wanted }
}

const USAGES = ['none', 'off_session', 'on_session'] as const

function captureOf(
  input: { capture_method?: 'manual' | null | undefined } | null | undefined,
  current: { capture_method?: string } | undefined,
): { capture_method?: 'manual' } {
  const given = input?.capture_method
  const isManual = given === undefined ? current?.capture_method === 'manual' : given === 'manual'
  return isManual ? { capture_method: 'manual' } : {}
}

type MethodTerms = {
  capture_method?: string
  setup_future_usage?: string
}

function termsOf(intent: PaymentIntent, type: string): MethodTerms {
  const options = new Map<string, MethodTerms>(Object.entries(intent.payment_method_options ?? {}))
  return options.get(type) ?? {}
}

/** How a type of payment method is captured: its own option goes before the intent's. */
export function captureMethodFor(
  intent: PaymentIntent,
  type: string,
): Stripe.PaymentIntent.CaptureMethod {
  return termsOf(intent, type).capture_method === 'manual' ? 'manual' : intent.capture_method
}

/** For what a type of payment method is to be saved: its own option goes before the intent's. */
export function futureUsageFor(intent: PaymentIntent, type: string): string | null {
  const own = termsOf(intent, type).setup_future_usage
  if (own === undefined) return intent.setup_future_usage
  return own === 'none' ? null : own
}
