export {
  currencies,
  MAX_AMOUNT_MINOR,
  type CurrencyCode,
  type CurrencyRules,
} from './currencies.ts'
export { formatMoney } from './format-money.ts'
export { add, money, multiply, subtract, toMinor, type Money } from './money.ts'
export {
  quote,
  type CartLine,
  type Quote,
  type QuoteInput,
  type QuoteLine,
  type QuoteResult,
} from './quote.ts'
export { MAX_LINES, MAX_QUANTITY, type Refusal } from './refusal.ts'
