import { CURRENCIES } from '../currencies.ts'

type MethodKind = {
  currencies: ReadonlySet<string>
  /** Sends the customer away to agree. */
  isRedirect: boolean
  /** Can hold money for a later capture. */
  canHold: boolean
  /** Can be kept for payments without the customer. */
  canBeSaved: boolean
  /** The customer has to agree to a text before money is debited. */
  needsMandate: boolean
}

const KLARNA = 'usd eur gbp sek nok dkk chf cad aud nzd pln czk ron'.split(' ')

/** What the sandbox has, and what each can do. */
export const METHOD_TYPES = {
  card: {
    currencies: CURRENCIES,
    isRedirect: false,
    canHold: true,
    canBeSaved: true,
    needsMandate: false,
  },
  ideal: {
    currencies: new Set(['eur']),
    isRedirect: true,
    canHold: false,
    canBeSaved: false,
    needsMandate: false,
  },
  klarna: {
    currencies: new Set(KLARNA),
    isRedirect: true,
    canHold: true,
    canBeSaved: false,
    needsMandate: false,
  },
  sepa_debit: {
    currencies: new Set(['eur']),
    isRedirect: false,
    canHold: false,
    canBeSaved: true,
    needsMandate: true,
  },
  us_bank_account: {
    currencies: new Set(['usd']),
    isRedirect: false,
    canHold: false,
    canBeSaved: true,
    needsMandate: true,
  },
} satisfies Record<string, MethodKind>

export type MethodType = keyof typeof METHOD_TYPES

export function isMethodType(type: string): type is MethodType {
  return Object.hasOwn(METHOD_TYPES, type)
}

export const ALL_METHODS: readonly MethodType[] = Object.keys(METHOD_TYPES).filter(isMethodType)
