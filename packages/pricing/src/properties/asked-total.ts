import type { QuoteResult } from '../quote.ts'

/**
 * What a customer is asked to pay, also where it is too little or too much to be charged. A cart that
 * has no price at all costs more than any: whoever makes it so has made it dearer.
 */
export function askedTotal(result: QuoteResult): number {
  if (result.outcome === 'quoted') return result.quote.totalMinor
  return 'totalMinor' in result.refusal ? result.refusal.totalMinor : Infinity
}
