export {
  currencies,
  MAX_AMOUNT_MINOR,
  type CurrencyCode,
  type CurrencyRules,
} from './currencies.ts'
export { decimalOfMinor, minorOfDecimal } from './decimal.ts'
export { explain, type ExplainedLine } from './explain.ts'
export { formatMoney } from './format-money.ts'
export { add, money, multiply, subtract, toMinor, type Money } from './money.ts'
export { quoteChanges, type QuoteChange, type ShownQuote } from './quote-changes.ts'
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
  type UnusedCoupon,
} from './quote.ts'
export { MAX_LINES, MAX_QUANTITY, type Refusal } from './refusal.ts'
export type * from './rules.ts'
export { quoteWithTaxes, type ExternalTax, type ExternalTaxes } from './tax/quote-with-taxes.ts'
