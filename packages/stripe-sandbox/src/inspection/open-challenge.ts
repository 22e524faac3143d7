import type { Context } from '../call.ts'

/** What answers the challenge that the customer of an intent has yet to answer; null for none. */
export function openChallenge({ store }: Context, intent: string): string | null {
  const ofPayment = { field: 'paymentIntent', value: intent } as const
  for (const [token] of store.walk('challenges', { where: ofPayment })) return token
  const ofSetup = { field: 'setupIntent', value: intent } as const
  for (const [token] of store.walk('setup_challenges', { where: ofSetup })) return token
  return null
}
