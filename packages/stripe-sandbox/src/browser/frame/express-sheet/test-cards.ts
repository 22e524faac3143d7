import type { Texts } from '../texts.ts'

export type TestCard = {
  number: string
  /** As a wallet names a card, which never shows its number. */
  name: string
  outcome: keyof Texts['express']['cards']
}

/** Source: docs.stripe.com/testing. What a wallet holds is chosen, not typed. */
export const TEST_CARDS = [
  { number: '4242424242424242', name: 'Visa •••• 4242', outcome: 'success' },
  { number: '4000000000003220', name: 'Visa •••• 3220', outcome: 'authentication' },
  { number: '4000000000000002', name: 'Visa •••• 0002', outcome: 'declined' },
  { number: '4000000000009995', name: 'Visa •••• 9995', outcome: 'noFunds' },
] as const satisfies readonly TestCard[]

/** Good for a few years, whenever it is. */
export function detailsOf({ number }: TestCard, now: Date) {
  return { number, exp_month: 12, exp_year: now.getFullYear() + 3, cvc: '123' }
}
