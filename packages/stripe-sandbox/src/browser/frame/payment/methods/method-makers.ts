import { makeCardMethod } from './card-method.ts'
import type { MakeMethod } from './method-form.ts'
import { makeIdealMethod, makeKlarnaMethod } from './redirect-methods.ts'
import { makeSavedMethod } from './saved-method.ts'
import { makeSepaDebitMethod } from './sepa-debit-method.ts'
import { makeUsBankAccountMethod } from './us-bank-account-method.ts'

/** What the customer kept, of whatever type: first, since it needs no typing. */
export const SAVED = 'saved'

/** The ways to pay that the form has. One that the API offers beyond them is not shown. */
export const METHOD_MAKERS = new Map<string, MakeMethod>([
  [SAVED, makeSavedMethod],
  ['card', makeCardMethod],
  ['ideal', makeIdealMethod],
  ['klarna', makeKlarnaMethod],
  ['sepa_debit', makeSepaDebitMethod],
  ['us_bank_account', makeUsBankAccountMethod],
])

/** The merchant's order goes first; what it does not name follows in the API's. */
export function inOrder(types: string[], order: string[] = []): string[] {
  const named = order.filter((type) => types.includes(type))
  return [...new Set([...named, ...types])]
}
