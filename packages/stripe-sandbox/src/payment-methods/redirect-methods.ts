import type Stripe from 'stripe'
import { hash, integer, oneOf, required } from '../parameters.ts'
import type { FieldsOf, Parsed } from '../parameters.ts'
import { PLAIN } from './behaviour.ts'
import type { Behaviour } from './behaviour.ts'

/** Everything is agreed on the page that the customer is sent to. */
export const REDIRECTS: Behaviour = { ...PLAIN, authentication: 'required' }

const BICS = {
  abn_amro: 'ABNANL2A',
  adyen: 'ADYBNL2A',
  asn_bank: 'ASNBNL21',
  bunq: 'BUNQNL2A',
  buut: 'BUUTNL2A',
  finom: 'FNOMNL22',
  handelsbanken: 'HANDNL2A',
  ing: 'INGBNL2A',
  knab: 'KNABNL2H',
  mollie: 'MLLENL2A',
  moneyou: 'MOYONL21',
  n26: 'NTSBDEB1',
  nn: 'NNBANL2G',
  rabobank: 'RABONL2U',
  regiobank: 'RBRBNL21',
  revolut: 'REVOLT21',
  sns_bank: 'SNSBNL2A',
  triodos_bank: 'TRIONL2U',
  van_lanschot: 'FVLBNL22',
  yoursafe: 'BITSNL2A',
} as const

type Bank = keyof typeof BICS

const isBank = (name: string): name is Bank => Object.hasOwn(BICS, name)

export const idealFields = {
  bank: oneOf(...Object.keys(BICS).filter(isBank)),
} satisfies FieldsOf<Stripe.PaymentIntentCreateParams.PaymentMethodData.Ideal>

export function readIdeal(
  input: Parsed<typeof idealFields> | undefined,
): Stripe.PaymentMethod.Ideal {
  const bank = input?.bank
  return bank === undefined ? { bank: null, bic: null } : { bank, bic: BICS[bank] }
}

export const klarnaFields = {
  dob: hash({
    day: required(integer(1, 31)),
    month: required(integer(1, 12)),
    year: required(integer(1900)),
  }),
} satisfies FieldsOf<Stripe.PaymentIntentCreateParams.PaymentMethodData.Klarna>

export function readKlarna(
  input: Parsed<typeof klarnaFields> | undefined,
): Stripe.PaymentMethod.Klarna {
  const { day, month, year } = input?.dob ?? {}
  if (day === undefined || month === undefined || year === undefined) return {}
  return { dob: { day, month, year } }
}
