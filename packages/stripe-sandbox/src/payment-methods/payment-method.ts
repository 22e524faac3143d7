import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import { billingDetails, billingDetailsOf } from './billing-details.ts'
import type { Call } from '../call.ts'
import { cardInputError, declineError } from '../charges/declines.ts'
import { nowSeconds } from '../environment.ts'
import {
  StripeError,
  notInSandbox,
  parameterMissing,
  rawCardWithSecretKey,
  resourceMissing,
} from '../errors.ts'
import { newId } from '../ids.ts'
import { hash, ignored, oneOf, required, text, textMap } from '../parameters.ts'
import type { Fields, Parsed } from '../parameters.ts'
import type { PaymentMethodRow } from '../state/rows.ts'
import { passesLuhn, testCardByNumber, testCardByToken } from './test-cards.ts'
import type { TestCard } from './test-cards.ts'

const cardFields = {
  number: text(),
  exp_month: text(),
  exp_year: text(),
  cvc: text(),
  token: text(),
  networks: ignored(),
} satisfies Fields

const dataFields = {
  type: required(text()),
  card: hash(cardFields),
  billing_details: billingDetails,
  allow_redisplay: oneOf('always', 'limited', 'unspecified'),
  metadata: textMap(),
  radar_options: ignored(),
  // What the real stripe.js adds for fraud signals.
  guid: ignored(),
  muid: ignored(),
  sid: ignored(),
  client_attribution_metadata: ignored(),
  pasted_fields: ignored(),
  payment_user_agent: ignored(),
  referrer: ignored(),
  time_on_page: ignored(),
} satisfies Fields

export const paymentMethodData = hash(dataFields)
export type PaymentMethodData = Parsed<typeof dataFields>

type Expiry = { month: number; year: number }

/** Makes a payment method out of card details. Only the last four digits outlive this call. */
export function createPaymentMethod(call: Call, data: PaymentMethodData): PaymentMethodRow {
  if (data.type !== 'card') throw notInSandbox(`the payment method type '${data.type}'`)
  const { card } = data
  if (card === undefined) throw parameterMissing('payment_method_data[card]')
  if (card.token !== undefined) return store(call, tokenCard(card.token), { data })
  if (call.keyKind === 'secret') throw rawCardWithSecretKey()
  const expiry = readExpiry(call, card)
  return store(call, readNumber(card), { data, expiry })
}

/** Finds `pm_…`, or makes a new one where a test name (`pm_card_visa`) is given. */
export function usePaymentMethod(call: Call, id: string): PaymentMethodRow {
  const stored = call.store.get('payment_methods', id)
  if (stored !== undefined) return stored
  const card = testCardByToken(id)
  if (card === undefined) throw resourceMissing('PaymentMethod', id, 'payment_method')
  return store(call, card, {})
}

function refuse(code: Parameters<typeof cardInputError>[0]): StripeError {
  return new StripeError(402, cardInputError(code))
}

function tokenCard(token: string): TestCard {
  const card = testCardByToken(token)
  if (card === undefined) {
    throw resourceMissing('PaymentMethod', token, 'payment_method_data[card][token]')
  }
  return card
}

function readNumber(card: Parsed<typeof cardFields>): TestCard {
  if (card.number === undefined) throw parameterMissing('payment_method_data[card][number]')
  const number = card.number.replaceAll(/[\s-]/gu, '')
  if (!/^\d{12,19}$/u.test(number)) throw refuse('invalid_number')
  if (!passesLuhn(number)) throw refuse('incorrect_number')
  const known = testCardByNumber(number)
  if (known === undefined) throw new StripeError(402, declineError('test_mode_live_card'))
  const cvcLength = known.brand === 'amex' ? /^\d{3,4}$/u : /^\d{3}$/u
  if (card.cvc !== undefined && !cvcLength.test(card.cvc)) throw refuse('invalid_cvc')
  return known
}

function readExpiry(call: Call, card: Parsed<typeof cardFields>): Expiry {
  const month = Number(card.exp_month)
  const typedYear = Number(card.exp_year)
  const year = typedYear < 100 ? 2000 + typedYear : typedYear
  const today = new Date(call.environment.now())
  const thisYear = today.getUTCFullYear()
  if (!Number.isInteger(month) || month < 1 || month > 12) throw refuse('invalid_expiry_month')
  if (!Number.isInteger(year) || year < thisYear || year > thisYear + 50) {
    throw refuse('invalid_expiry_year')
  }
  if (year === thisYear && month < today.getUTCMonth() + 1) throw refuse('invalid_expiry_month')
  return { month, year }
}

type Details = { data?: PaymentMethodData; expiry?: Expiry }

function store(call: Call, card: TestCard, { data, expiry }: Details): PaymentMethodRow {
  const { environment } = call
  const nextYear = new Date(environment.now()).getUTCFullYear() + 1
  const wire: Stripe.PaymentMethod = {
    id: newId(environment, 'pm_1'),
    object: 'payment_method',
    allow_redisplay: data?.allow_redisplay ?? 'unspecified',
    billing_details: billingDetailsOf(data?.billing_details),
    card: {
      brand: card.brand,
      checks: {
        address_line1_check: null,
        address_postal_code_check: null,
        cvc_check: card.cvcCheck,
      },
      country: 'US',
      display_brand: card.brand,
      exp_month: expiry?.month ?? 12,
      exp_year: expiry?.year ?? nextYear,
      fingerprint: fingerprint(card),
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: nowSeconds(environment),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: Object.fromEntries(data?.metadata ?? []),
    type: 'card',
  }
  const { charge, authentication, cvcCheck } = card
  const row: PaymentMethodRow = { wire, behaviour: { charge, authentication, cvcCheck } }
  call.store.put('payment_methods', wire.id, row)
  return row
}

/** Equal for equal cards. Made of the card's name: a hash of a number can be turned back. */
function fingerprint(card: TestCard): string {
  return createHash('sha256')
    .update(card.name)
    .digest('base64url')
    .replaceAll(/\W|_/gu, '')
    .slice(0, 16)
}
