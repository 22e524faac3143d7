import { askForIntent, confirmIntent, type CardFirstSteps } from './pay-card-first.ts'
import type { PayResult } from './pay-result.ts'

export type SecretFirstSteps = CardFirstSteps & {
  /** elements.fetchUpdates(): the mounted form learns the intent's new amount. */
  fetchUpdates: () => Promise<{ error?: unknown }>
  /** The secret that the card form was opened with. */
  mountedSecret: string
  /** Another intent took its place (the currency changed): the form must be opened anew. */
  onSecretChanged: (clientSecret: string) => void
}

/**
 * The secret is there since the page opened. Asking again costs one request and gives what a page
 * that stood open for an hour needs: today's price, the stock held again, the same intent (I1, I2).
 */
export async function paySecretFirst(steps: SecretFirstSteps): Promise<PayResult> {
  const asked = await askForIntent(steps.createIntent)
  if (asked.outcome !== 'ready') return asked
  if (asked.clientSecret !== steps.mountedSecret) {
    steps.onSecretChanged(asked.clientSecret)
    return {
      outcome: 'notCharged',
      message: 'The card form was renewed. You were not charged. Enter your card again.',
    }
  }
  const fetched = await steps.fetchUpdates()
  if (fetched.error) {
    return {
      outcome: 'notCharged',
      message: 'The card form could not get the new total. You were not charged. Try again.',
    }
  }

  const checked = await steps.submit()
  if (checked.error) return { outcome: 'incomplete' }
  return confirmIntent(steps, asked)
}
