import type { PaymentIntentResult, StripeError } from '@stripe/stripe-js'
import { explainError, isForeignCheckout } from '../api-error.ts'
import type { IntentAnswer } from '../trpc.ts'
import type { PayResult } from './pay-result.ts'
import { readConfirmation } from './read-confirmation.ts'

export type CardFirstSteps = {
  /** elements.submit(): Stripe checks what was typed and shows what is wrong. */
  submit: () => Promise<{ error?: StripeError | undefined }>
  /** Our server prices the cart anew and answers with the secret, or says why not. */
  createIntent: () => Promise<IntentAnswer>
  confirm: (clientSecret: string) => Promise<PaymentIntentResult>
  /** From here on money may move. */
  onConfirming: () => void
}

/** First the card, then the secret, then the confirmation: the secret lives for one call (I3). */
export async function payCardFirst(steps: CardFirstSteps): Promise<PayResult> {
  const checked = await steps.submit()
  if (checked.error) return { outcome: 'incomplete' }

  const asked = await askForIntent(steps.createIntent)
  return asked.outcome === 'ready' ? confirmIntent(steps, asked) : asked
}

type Ready = Extract<IntentAnswer, { outcome: 'ready' }>

/** The server's answer as a result of paying, but for `ready`, which is not an end. */
export async function askForIntent(
  createIntent: () => Promise<IntentAnswer>,
): Promise<Ready | PayResult> {
  let answer: IntentAnswer
  try {
    answer = await createIntent()
  } catch (error) {
    return isForeignCheckout(error)
      ? { outcome: 'orderCanceled' }
      : { outcome: 'notCharged', message: `${explainError(error)} You were not charged.` }
  }
  if (answer.outcome === 'ready' || !('orderId' in answer)) return answer
  return answer.outcome === 'orderCanceled'
    ? { outcome: 'orderCanceled' }
    : { outcome: 'settledBefore', orderId: answer.orderId }
}

type Confirming = Pick<CardFirstSteps, 'confirm' | 'onConfirming'>

export async function confirmIntent(
  { confirm, onConfirming }: Confirming,
  { clientSecret, orderId }: Ready,
): Promise<PayResult> {
  onConfirming()
  try {
    return readConfirmation(await confirm(clientSecret), orderId)
  } catch {
    // Thrown, not returned: it may have happened before or after the charge.
    return { outcome: 'unknown', orderId }
  }
}
