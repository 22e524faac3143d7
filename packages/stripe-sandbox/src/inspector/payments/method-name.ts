import type { MethodSummary } from '../../inspection/wire.ts'

const BRANDS: Record<string, string> = {
  amex: 'Amex',
  diners: 'Diners',
  ideal: 'iDEAL',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  sepa_debit: 'SEPA debit',
  unionpay: 'UnionPay',
  us_bank_account: 'US bank account',
}

/** "Visa •• 4242", or the kind of payment method. */
export function methodName({ type, brand, last4 }: MethodSummary): string {
  const kind = brand ?? type
  const name = BRANDS[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ')
  return last4 === null ? name : `${name} •• ${last4}`
}
