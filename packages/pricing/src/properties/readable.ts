import * as fc from 'fast-check'

import type { QuoteInput } from '../quote.ts'

/** A case that a failing property prints as a person would write it down: one fact a line. */
export function readable(input: QuoteInput): QuoteInput {
  return Object.defineProperty(input, fc.toStringMethod, { value: () => written(input) })
}

function written({ currency, lines, rules, coupon, ...rest }: QuoteInput): string {
  const goods = lines.map((each) => `  line ${plain(each)}`)
  const promotions = rules.promotions.map((each) => `  promotion ${plain(each)}`)
  const zones = rules.shippingZones.map((each) => `  zone ${plain(each)}`)
  const jurisdictions = rules.jurisdictions.map((each) => `  jurisdiction ${plain(each)}`)
  const facts = [...goods, ...promotions, ...zones, ...jurisdictions, `  coupon ${plain(coupon)}`]
  return [``, `${currency} ${plain(rest)}`, ...facts, ``].join('\n')
}

function plain(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (each instanceof Set ? [...each] : each))
    .replaceAll('"', '')
    .replaceAll(',', ', ')
}
