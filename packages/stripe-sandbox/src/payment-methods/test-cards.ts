import type { DeclineName } from '../charges/declines.ts'
import { PLAIN } from './behaviour.ts'
import type { Behaviour } from './behaviour.ts'
import { COUNTRY_CARDS, cardCountry } from './card-countries.ts'

export type TestCard = {
  /** `visa` is `pm_card_visa` and `tok_visa`. */
  name: string
  number: string
  brand: string
  /** Networks that may carry it, the brand first. */
  networks: string[]
  country: string
  funding: 'credit' | 'debit' | 'prepaid'
  behaviour: Behaviour
}

type Row = [name: string, number: string, behaviour?: Partial<Behaviour>]

const decline = (charge: DeclineName): Partial<Behaviour> => ({ charge, setup: charge })
const authenticate = (charge: Behaviour['charge'] = 'approved'): Partial<Behaviour> => ({
  charge,
  authentication: 'required',
})
const failing = (checks: Partial<Behaviour['checks']>): Partial<Behaviour> => ({
  checks: { ...PLAIN.checks, ...checks },
})
const blocked: Partial<Behaviour> = { charge: 'fraudulent', risk: 'highest' }

/** From docs.stripe.com/testing; the first row of a number names it. */
const ROWS: Row[] = [
  ['visa', '4242424242424242'],
  ['us', '4242424242424242'],
  ['visa_debit', '4000056655665556'],
  ['mastercard', '5555555555554444'],
  ['mastercard_series2', '2223003122003222'],
  ['mastercard_debit', '5200828282828210'],
  ['mastercard_prepaid', '5105105105105100'],
  ['amex', '378282246310005'],
  ['amex_second', '371449635398431'],
  ['discover', '6011111111111117'],
  ['discover_second', '6011000990139424'],
  ['discover_debit', '6011981111111113'],
  ['diners', '3056930009020004'],
  ['diners_14digits', '36227206271667'],
  ['jcb', '3566002020360505'],
  ['unionpay', '6200000000000005'],
  ['unionpay_debit', '6200000000000047'],
  ['unionpay_19digits', '6205500000000000004'],
  ['bccard', '6555900000604105'],
  ['visa_cartesBancaires', '4000002500001001'],
  ['mastercard_cartesBancaires', '5555552500001001'],
  ['visa_debit_eftposAu', '4000050360000001'],
  ['mastercard_debit_eftposAu', '5555050360000080'],
  ['gb_debit', '4000058260000005'],
  ['gb_mastercard', '5555558265554449'],
  ['jp_jcb', '3530111333300000'],
  ['th_debit', '4000057640000008'],
  ...COUNTRY_CARDS,

  ['chargeDeclined', '4000000000000002', decline('generic_decline')],
  ['chargeDeclinedInsufficientFunds', '4000000000009995', decline('insufficient_funds')],
  ['chargeDeclinedLostCard', '4000000000009987', decline('lost_card')],
  ['chargeDeclinedStolenCard', '4000000000009979', decline('stolen_card')],
  ['chargeDeclinedExpiredCard', '4000000000000069', decline('expired_card')],
  [
    'chargeDeclinedIncorrectCvc',
    '4000000000000127',
    { ...decline('incorrect_cvc'), ...failing({ cvc: 'fail' }) },
  ],
  ['chargeDeclinedProcessingError', '4000000000000119', decline('processing_error')],
  ['chargeDeclinedVelocityLimitExceeded', '4000000000006975', decline('card_velocity_exceeded')],
  ['chargeCustomerFail', '4000000000000341', { charge: 'generic_decline' }],

  ['cvcCheckFail', '4000000000000101', failing({ cvc: 'fail' })],
  ['avsFail', '4000000000000010', failing({ line1: 'fail', postalCode: 'fail' })],
  ['avsLine1Fail', '4000000000000028', failing({ line1: 'fail' })],
  ['avsZipFail', '4000000000000036', failing({ postalCode: 'fail' })],
  ['avsUnchecked', '4000000000000044', failing({ line1: 'unchecked', postalCode: 'unchecked' })],

  ['radarBlock', '4100000000000019', blocked],
  ['chargeDeclinedFraudulent', '4100000000000019', blocked],
  ['riskLevelHighest', '4000000000004954', blocked],
  ['riskLevelElevated', '4000000000009235', { risk: 'elevated' }],

  ['authenticationRequired', '4000002760003184', authenticate()],
  ['authenticationRequiredOnSetup', '4000002500003155', { authentication: 'unless_set_up' }],
  [
    'authenticationRequiredSetupForOffSession',
    '4000003800000446',
    { authentication: 'unless_set_up', isSetUp: true },
  ],
  [
    'authenticationRequiredChargeDeclinedInsufficientFunds',
    '4000008260003178',
    authenticate('insufficient_funds'),
  ],
  ['threeDSecure2Required', '4000000000003220', authenticate()],
  ['threeDSecureRequired', '4000000000003063', authenticate()],
  ['threeDSecureOptional', '4000000000003055', { authentication: 'on_request' }],
  ['threeDSecureRequiredChargeDeclined', '4000008400001629', authenticate('generic_decline')],
  ['threeDSecureRequiredProcessingError', '4000008400001280', { authentication: 'lookup_fails' }],

  ['createDispute', '4000000000000259', { dispute: 'fraudulent' }],
  ['createDisputeProductNotReceived', '4000000000002685', { dispute: 'product_not_received' }],
  ['createDisputeInquiry', '4000000000001976', { dispute: 'inquiry' }],
  ['createMultipleDisputes', '4000000404000079', { dispute: 'twice' }],

  ['pendingRefund', '4000000000007726', { refund: 'later' }],
  ['refundFail', '4000000000005126', { refund: 'fails_later' }],
  ['bypassPending', '4000000000000077', { isAvailableAtOnce: true }],
  // Not Stripe's: DIFFERENCES.md documents it.
  ['sandboxDelayed', '4000009990000013', { charge: 'delayed' }],
]

const BRANDS: [prefix: RegExp, brand: string][] = [
  [/^4/u, 'visa'],
  [/^(?:5[1-5]|2[2-7])/u, 'mastercard'],
  [/^3[47]/u, 'amex'],
  [/^(?:6011|65)/u, 'discover'],
  [/^3(?:0|6|8)/u, 'diners'],
  [/^35/u, 'jcb'],
  [/^62/u, 'unionpay'],
]

const SECOND_NETWORKS: [name: RegExp, network: string][] = [
  [/cartesBancaires/u, 'cartes_bancaires'],
  [/eftposAu/u, 'eftpos_au'],
]

const FUNDINGS = ['debit', 'prepaid'] as const

const CARDS = ROWS.map(([name, number, behaviour]): TestCard => {
  const brand = BRANDS.find(([prefix]) => prefix.test(number))?.[1] ?? 'unknown'
  const second = SECOND_NETWORKS.find(([word]) => word.test(name))?.[1]
  return {
    name,
    number,
    brand,
    networks: second === undefined ? [brand] : [brand, second],
    country: cardCountry(number),
    funding: FUNDINGS.find((word) => name.includes(word)) ?? 'credit',
    behaviour: { ...PLAIN, ...behaviour },
  }
})

const BY_NUMBER = new Map(CARDS.toReversed().map((card) => [card.number, card]))
const BY_NAME = new Map(CARDS.map((card) => [card.name, card]))

export function testCardByNumber(number: string): TestCard | undefined {
  return BY_NUMBER.get(number)
}

/** Takes `pm_card_visa` as well as `tok_visa`; Stripe has most declines under `visa_…` too. */
export function testCardByToken(token: string): TestCard | undefined {
  const name = /^(?:pm_card|tok)_(?<name>\w+)$/u.exec(token)?.groups?.['name']
  if (name === undefined) return undefined
  return BY_NAME.get(name) ?? BY_NAME.get(name.replace(/^visa_(?=chargeDeclined)/u, ''))
}

/** The check digit of all card numbers (ISO/IEC 7812-1). */
export function passesLuhn(number: string): boolean {
  let sum = 0
  for (const [index, digit] of number.split('').toReversed().entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
