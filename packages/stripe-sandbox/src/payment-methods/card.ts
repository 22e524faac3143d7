import type Stripe from 'stripe'
import type { Call } from '../call.ts'
import { cardInputError, declineError } from '../charges/declines.ts'
import { StripeError, parameterMissing, resourceMissing } from '../errors.ts'
import { ignored, text } from '../parameters.ts'
import type { Fields, Parsed } from '../parameters.ts'
import { rawCardWithSecretKey, tokenAlreadyUsed, tokenIdInvalid } from './errors.ts'
import type { Behaviour } from './behaviour.ts'
import { fingerprintOf } from './fingerprint.ts'
import { passesLuhn, testCardByNumber, testCardByToken } from './test-cards.ts'
import type { TestCard } from './test-cards.ts'

export const cardFields = {
  number: text(),
  exp_month: text(),
  exp_year: text(),
  cvc: text(),
  token: text(),
  networks: ignored(),
} satisfies Fields

type Expiry = { month: number; year: number }

/** A card that was read. Only the last four digits of its number outlive the call. */
export type ReadCard = {
  card: TestCard
  expiry: Expiry
  /** What a token tells of its owner. */
  owner?: Stripe.PaymentMethod.BillingDetails
}

/** What a payment method made of a card is: its details on the wire, and how it will behave. */
export type CardMethod = { card: Stripe.PaymentMethod.Card; behaviour: Behaviour }

/** Reads card details or a token; `name` is that of the parameter, for messages. */
export function readCard(call: Call, card: Parsed<typeof cardFields>, name: string): ReadCard {
  if (card.token !== undefined) return readToken(call, card.token, `${name}[token]`)
  if (call.keyKind === 'secret') throw rawCardWithSecretKey()
  return { expiry: readExpiry(call, card), card: readNumber(card, name) }
}

/** What nobody gave is not checked. */
export function cardMethod({ card, expiry }: ReadCard, address: Stripe.Address | null): CardMethod {
  const { behaviour } = card
  const { checks } = behaviour
  return {
    behaviour,
    card: {
      brand: card.brand,
      checks: {
        address_line1_check: isGiven(address?.line1) ? checks.line1 : null,
        address_postal_code_check: isGiven(address?.postal_code) ? checks.postalCode : null,
        cvc_check: checks.cvc,
      },
      country: card.country,
      display_brand: card.brand,
      exp_month: expiry.month,
      exp_year: expiry.year,
      fingerprint: fingerprintOf(card.name),
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: card.networks, preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  }
}

function isGiven(line: string | null | undefined): boolean {
  return line !== null && line !== undefined
}

/** The card behind a test name, `pm_card_visa` or `tok_visa`. */
export function namedCard(call: Call, name: string): ReadCard | undefined {
  const card = testCardByToken(name)
  if (card === undefined) return undefined
  const nextYear = new Date(call.environment.now()).getUTCFullYear() + 1
  return { card, expiry: { month: 12, year: nextYear } }
}

function readToken(call: Call, token: string, name: string): ReadCard {
  if (!token.startsWith('tok_')) throw tokenIdInvalid(token)
  const card = spendToken(call, token) ?? namedCard(call, token)
  if (card === undefined) throw resourceMissing('token', token, name)
  return card
}

/** The card of a token that was made here, which is good for once. */
function spendToken(call: Call, id: string): ReadCard | undefined {
  const row = call.store.get('tokens', id)
  if (row === undefined) return undefined
  if (row.wire.used) throw tokenAlreadyUsed(id)
  const named = namedCard(call, `tok_${row.card}`)
  const { card } = row.wire
  if (named === undefined || card === undefined) throw new Error(`${id} has lost its card`)
  call.store.put('tokens', id, { ...row, wire: { ...row.wire, used: true } })
  const expiry = { month: card.exp_month, year: card.exp_year }
  return { card: named.card, expiry, owner: row.owner }
}

function refuse(code: Parameters<typeof cardInputError>[0]): StripeError {
  return new StripeError(402, cardInputError(code))
}

function readNumber(card: Parsed<typeof cardFields>, name: string): TestCard {
  if (card.number === undefined) throw parameterMissing(`${name}[number]`)
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
  assertExpiry(call, { month, year })
  return { month, year }
}

export function assertExpiry({ environment }: Call, { month, year }: Expiry): void {
  const today = new Date(environment.now())
  const thisYear = today.getUTCFullYear()
  if (!Number.isInteger(month) || month < 1 || month > 12) throw refuse('invalid_expiry_month')
  if (!Number.isInteger(year) || year < thisYear || year > thisYear + 50) {
    throw refuse('invalid_expiry_year')
  }
  if (year === thisYear && month < today.getUTCMonth() + 1) throw refuse('invalid_expiry_month')
}
