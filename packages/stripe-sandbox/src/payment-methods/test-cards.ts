import type { DeclineName } from '../charges/declines.ts'

/** How a test card behaves. Kept beside a payment method instead of its number. */
export type CardBehaviour = {
  /** The issuer's answer to a charge, after authentication where that is needed. */
  charge: 'approved' | 'delayed' | DeclineName
  /** The issuer's answer when the card is saved without being charged. */
  setup: 'approved' | DeclineName
  /**
   * `unless_set_up`: asked whenever the customer is there, and off session only before the card was
   * set up. `on_request`: only when the intent asks for 3-D Secure.
   */
  authentication: 'none' | 'required' | 'unless_set_up' | 'on_request'
  /** The customer authenticated it for payments off session. */
  isSetUp: boolean
  cvcCheck: 'pass' | 'fail'
}

export type TestCard = CardBehaviour & {
  /** `visa` is `pm_card_visa` and `tok_visa`. */
  name: string
  number: string
  brand: string
  funding: 'credit' | 'debit' | 'prepaid'
}

type Row = [name: string, number: string, behaviour?: Partial<CardBehaviour>]

const decline = (charge: DeclineName): Partial<CardBehaviour> => ({ charge, setup: charge })
const authenticate = (charge: CardBehaviour['charge'] = 'approved'): Partial<CardBehaviour> => ({
  charge,
  authentication: 'required',
})

/** From docs.stripe.com/testing; the first row of a number names it. */
const ROWS: Row[] = [
  ['visa', '4242424242424242'],
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
  ['chargeDeclined', '4000000000000002', decline('generic_decline')],
  ['visa_chargeDeclined', '4000000000000002', decline('generic_decline')],
  ['chargeDeclinedInsufficientFunds', '4000000000009995', decline('insufficient_funds')],
  ['visa_chargeDeclinedInsufficientFunds', '4000000000009995', decline('insufficient_funds')],
  ['chargeDeclinedLostCard', '4000000000009987', decline('lost_card')],
  ['chargeDeclinedStolenCard', '4000000000009979', decline('stolen_card')],
  ['chargeDeclinedExpiredCard', '4000000000000069', decline('expired_card')],
  [
    'chargeDeclinedIncorrectCvc',
    '4000000000000127',
    { ...decline('incorrect_cvc'), cvcCheck: 'fail' },
  ],
  ['chargeDeclinedProcessingError', '4000000000000119', decline('processing_error')],
  ['chargeDeclinedVelocityLimitExceeded', '4000000000006975', decline('card_velocity_exceeded')],
  ['chargeCustomerFail', '4000000000000341', { charge: 'generic_decline' }],
  ['cvcCheckFail', '4000000000000101', { cvcCheck: 'fail' }],
  ['radarBlock', '4100000000000019', { charge: 'fraudulent' }],
  ['authenticationRequiredOnSetup', '4000002500003155', { authentication: 'unless_set_up' }],
  ['authenticationRequired', '4000002760003184', authenticate()],
  [
    'authenticationRequiredSetupForOffSession',
    '4000003800000446',
    { authentication: 'unless_set_up', isSetUp: true },
  ],
  ['threeDSecure2Required', '4000000000003220', authenticate()],
  ['threeDSecureRequired', '4000000000003063', authenticate()],
  ['threeDSecureOptional', '4000000000003055', { authentication: 'on_request' }],
  [
    'authenticationRequiredChargeDeclinedInsufficientFunds',
    '4000008260003178',
    authenticate('insufficient_funds'),
  ],
  ['threeDSecureRequiredChargeDeclined', '4000008400001629', authenticate('generic_decline')],
  ['bypassPending', '4000000000000077'],
  // Not Stripe's: DIFFERENCES.md documents it.
  ['sandboxDelayed', '4000009990000013', { charge: 'delayed' }],
]

const APPROVED: CardBehaviour = {
  charge: 'approved',
  setup: 'approved',
  authentication: 'none',
  isSetUp: false,
  cvcCheck: 'pass',
}

const BRANDS: [prefix: RegExp, brand: string][] = [
  [/^4/u, 'visa'],
  [/^(?:5[1-5]|2[2-7])/u, 'mastercard'],
  [/^3[47]/u, 'amex'],
  [/^(?:6011|65)/u, 'discover'],
  [/^3(?:0|6|8)/u, 'diners'],
  [/^35/u, 'jcb'],
  [/^62/u, 'unionpay'],
]

const FUNDINGS = ['debit', 'prepaid'] as const

const CARDS = ROWS.map(([name, number, behaviour]): TestCard => {
  const funding = FUNDINGS.find((word) => name.includes(word)) ?? ('credit' as const)
  return Object.assign({ name, number, brand: cardBrand(number), funding }, APPROVED, behaviour)
})

const BY_NUMBER = new Map(CARDS.toReversed().map((card) => [card.number, card]))
const BY_NAME = new Map(CARDS.map((card) => [card.name, card]))

export function testCardByNumber(number: string): TestCard | undefined {
  return BY_NUMBER.get(number)
}

/** Takes `pm_card_visa` as well as `tok_visa`. */
export function testCardByToken(token: string): TestCard | undefined {
  const name = /^(?:pm_card|tok)_(?<name>\w+)$/u.exec(token)?.groups?.['name']
  return name === undefined ? undefined : BY_NAME.get(name)
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

function cardBrand(number: string): string {
  return BRANDS.find(([prefix]) => prefix.test(number))?.[1] ?? 'unknown'
}
