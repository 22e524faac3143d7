import type Stripe from 'stripe'
import type { Call } from '../call.ts'
import { parameterMissing, parameterNotOneOf } from '../errors.ts'
import { hash } from '../parameters.ts'
import type { Fields, Parsed } from '../parameters.ts'
import { assertActive } from './available-types.ts'
import type { Behaviour } from './behaviour.ts'
import { METHOD_TYPES, isMethodType } from './method-types.ts'
import { OTHER_TYPES } from './other-types.ts'
import { REDIRECTS, idealFields, klarnaFields, readIdeal, readKlarna } from './redirect-methods.ts'
import { readSepaDebit, sepaDebitFields } from './sepa-debit.ts'
import { readUsBankAccount, usBankAccountFields } from './us-bank-account.ts'

/** The parameters of payment methods other than cards. */
export const otherMethodFields = {
  ideal: hash(idealFields),
  klarna: hash(klarnaFields),
  sepa_debit: hash(sepaDebitFields),
  us_bank_account: hash(usBankAccountFields),
} satisfies Fields

type Input = Parsed<typeof otherMethodFields> & { type: string }
type Billing = Stripe.PaymentMethod.BillingDetails

/** What such a payment method is on the wire, and how it will behave. */
export type OtherMethod = {
  details: Pick<
    Stripe.PaymentMethod,
    'ideal' | 'klarna' | 'sepa_debit' | 'us_bank_account' | 'type'
  >
  behaviour: Behaviour
}

type Named = { name: string; billing: Billing }

/** Reads a payment method that is no card; `name` is that of the parameter which gives it. */
export function readOtherMethod(call: Call, input: Input, { name, billing }: Named): OtherMethod {
  const full = (key: string): string => (name === '' ? key : `${name}[${key}]`)
  const { type } = input
  if (!isMethodType(type) && !Object.hasOwn(OTHER_TYPES, type)) {
    throw parameterNotOneOf(full('type'), Object.keys(METHOD_TYPES))
  }
  assertActive(call, type, full('type'))
  const needs = (field: string, value: string | null | undefined): void => {
    if (value === null || value === undefined) {
      throw parameterMissing(field.replace(/^billing_details/u, full('billing_details')))
    }
  }
  switch (type) {
    case 'ideal':
      return { details: { type, ideal: readIdeal(input.ideal) }, behaviour: REDIRECTS }
    case 'klarna':
      needs('billing_details[email]', billing.email)
      needs('billing_details[address][country]', billing.address?.country)
      return { details: { type, klarna: readKlarna(input.klarna) }, behaviour: REDIRECTS }
    case 'sepa_debit': {
      needs('billing_details[name]', billing.name)
      needs('billing_details[email]', billing.email)
      if (input.sepa_debit === undefined) throw parameterMissing(full('sepa_debit'))
      const { wire, behaviour } = readSepaDebit(input.sepa_debit, full('sepa_debit'))
      return { details: { type, sepa_debit: wire }, behaviour }
    }
    case 'us_bank_account': {
      needs('billing_details[name]', billing.name)
      if (input.us_bank_account === undefined) throw parameterMissing(full('us_bank_account'))
      const { wire, behaviour } = readUsBankAccount(input.us_bank_account, full('us_bank_account'))
      return { details: { type, us_bank_account: wire }, behaviour }
    }
    default:
      throw new Error(`${type} is active, but nothing reads it`)
  }
}
