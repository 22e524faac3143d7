import type Stripe from 'stripe'
import { oneOf, text, unsupported } from '../parameters.ts'
import type { FieldsOf, Parsed } from '../parameters.ts'
import { parameterMissing } from '../errors.ts'
import { failsWith, isDisputed, settles, staysPending } from './bank-behaviour.ts'
import type { Behaviour } from './behaviour.ts'
import { accountNumberInvalid, routingNumberInvalid } from './errors.ts'
import { fingerprintOf } from './fingerprint.ts'

export const usBankAccountFields = {
  account_holder_type: oneOf('company', 'individual'),
  account_number: text(),
  account_type: oneOf('checking', 'savings'),
  financial_connections_account: unsupported(),
  routing_number: text(),
} satisfies FieldsOf<Stripe.PaymentIntentCreateParams.PaymentMethodData.UsBankAccount>

const TEST_ROUTING_NUMBER = '110000000'

/** From docs.stripe.com/payments/ach-direct-debit; `success` is `pm_usBankAccount_success`. */
const TEST_ACCOUNTS: [name: string, number: string, behaviour: Behaviour][] = [
  ['success', '000123456789', settles],
  ['accountClosed', '000111111113', failsWith('account_closed')],
  ['noAccount', '000111111116', failsWith('no_account')],
  ['insufficientFunds', '000222222227', failsWith('insufficient_funds_in_account')],
  ['debitNotAuthorized', '000333333335', failsWith('debit_not_authorized')],
  ['invalidCurrency', '000444444440', failsWith('invalid_currency')],
  ['dispute', '000555555559', isDisputed],
  ['weeklyLimitExceeded', '000777777771', failsWith('payment_limit_exceeded')],
  ['processing', '000000000009', staysPending],
]

const BEHAVIOURS = new Map(TEST_ACCOUNTS.map(([, number, behaviour]) => [number, behaviour]))

type Input = Parsed<typeof usBankAccountFields>
type UsBankAccount = { wire: Stripe.PaymentMethod.UsBankAccount; behaviour: Behaviour }

/** Reads an account; of its number only the last four digits are kept. */
export function readUsBankAccount(input: Input, name: string): UsBankAccount {
  const { account_number: number, routing_number: routing } = input
  if (routing === undefined) throw parameterMissing(`${name}[routing_number]`)
  if (number === undefined) throw parameterMissing(`${name}[account_number]`)
  if (input.account_holder_type === undefined)
    throw parameterMissing(`${name}[account_holder_type]`)
  if (!isRoutingNumber(routing)) throw routingNumberInvalid(`${name}[routing_number]`)
  if (!/^\d{4,17}$/u.test(number)) throw accountNumberInvalid(`${name}[account_number]`)
  const last4 = number.slice(-4)
  return {
    behaviour: BEHAVIOURS.get(number) ?? settles,
    wire: {
      account_holder_type: input.account_holder_type,
      account_type: input.account_type ?? 'checking',
      bank_name: routing === TEST_ROUTING_NUMBER ? 'STRIPE TEST BANK' : null,
      financial_connections_account: null,
      fingerprint: fingerprintOf(`us ${routing} ${last4}`),
      last4,
      networks: { preferred: 'ach', supported: ['ach'] },
      routing_number: routing,
      status_details: {},
    },
  }
}

/** The account behind a test name, `pm_usBankAccount_success`. */
export function namedUsBankAccount(name: string): UsBankAccount | undefined {
  const wanted = /^pm_usBankAccount_(?<name>\w+)$/u.exec(name)?.groups?.['name']
  const account = TEST_ACCOUNTS.find(([known]) => known === wanted)
  if (account === undefined) return undefined
  const input: Input = {
    account_holder_type: 'individual',
    account_number: account[1],
    account_type: 'checking',
    financial_connections_account: undefined,
    routing_number: TEST_ROUTING_NUMBER,
  }
  return readUsBankAccount(input, name)
}

/** The check digit of the American Bankers Association. */
function isRoutingNumber(routing: string): boolean {
  if (!/^\d{9}$/u.test(routing)) return false
  const weights = [3, 7, 1]
  const sum = routing
    .split('')
    .reduce((total, digit, index) => total + Number(digit) * (weights[index % 3] ?? 0), 0)
  return sum % 10 === 0
}
