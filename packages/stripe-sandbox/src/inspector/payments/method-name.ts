import type { MethodSummary } from '../../inspection/wire.ts'

const BRANDS: Record<string, string> = {
  amex: 'Amex',
  diners: 'Diners',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
}

/** "Visa •• 4242", or the kind of payment method. */
export function methodName({ type, brand, last4 }: MethodSummary): string {
  const kind = brand ?? type
  const name = BRANDS[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ')
  return last4 === null ? name : `${name} •• ${last4}`
}
