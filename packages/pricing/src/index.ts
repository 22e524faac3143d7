export {
  currencies,
  MAX_AMOUNT_MINOR,
  type CurrencyCode,
  type CurrencyRules,
} from './currencies.ts'
export { formatMoney } from './format-money.ts'
export { add, money, multiply, subtract, toMinor, type Money } from './money.ts'
export type * from './rules.ts'
export {
  quote,
  type CartLine,
  type LineTax,
  type Quote,
  type QuoteDiscount,
  type QuoteInput,
  type QuoteLine,
  type QuoteResult,
  type QuoteShipping,
  type QuoteTax,
  type ShippingOffer,
} from './quote.ts'
export { MAX_LINES, MAX_QUANTITY, type Refusal } from './refusal.ts'
