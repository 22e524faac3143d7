import { withDocUrl } from '../errors.ts'
import type { ErrorBody } from '../errors.ts'

/** Why a bank sends a debit back: `failure_code` of the charge, and its words. */
const BANK_FAILURES = {
  account_closed: "The customer's bank account has been closed.",
  no_account: "The customer's bank account could not be located.",
  insufficient_funds_in_account:
    "The customer's account has insufficient funds to cover this payment.",
  debit_not_authorized: 'The customer has notified their bank that this payment was unauthorized.',
  invalid_currency: "The customer's bank account does not accept payments in this currency.",
  payment_limit_exceeded: 'The payment exceeds the weekly limit of this account.',
} as const

export type BankFailureName = keyof typeof BANK_FAILURES

export function isBankFailure(name: string): name is BankFailureName {
  return Object.hasOwn(BANK_FAILURES, name)
}

export function bankFailure(name: BankFailureName, type: string): ErrorBody {
  return withDocUrl({
    type: 'invalid_request_error',
    code: name === 'insufficient_funds_in_account' ? 'insufficient_funds' : name,
    message: BANK_FAILURES[name],
    payment_method_type: type,
  })
}
