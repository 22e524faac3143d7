import type { ConfirmationToken, PaymentIntentResult, StripeError } from '@stripe/stripe-js'
import { explainError, isForeignCheckout, isRefusal } from '../api-error.ts'
import type { ConfirmAnswer } from '../trpc.ts'
import { declineMessage } from './decline-message.ts'
import type { PayResult } from './pay-result.ts'
import { readConfirmation } from './read-confirmation.ts'

type TokenResult = {
  confirmationToken?: ConfirmationToken | undefined
  error?: StripeError | undefined
}

export type ServerConfirmsSteps = {
  /** elements.submit(): Stripe checks what was typed and shows what is wrong. */
  submit: () => Promise<{ error?: StripeError | undefined }>
  /** stripe.createConfirmationToken(): the card form, as something that our server can confirm with once. */
  createToken: () => Promise<TokenResult>
  /** Our server prices the cart anew, and confirms. */
  confirm: (confirmationTokenId: string) => Promise<ConfirmAnswer>
  /** stripe.handleNextAction(): the bank's question, on this page. */
  answerBank: (clientSecret: string) => Promise<PaymentIntentResult>
  /** From here on money may move. */
  onConfirming: () => void
}

/** The card, a token of it, and the server's decision. The secret comes only when the bank asks (I3). */
export async function payServerConfirms(steps: ServerConfirmsSteps): Promise<PayResult> {
  const checked = await steps.submit()
  if (checked.error) return { outcome: 'incomplete' }
  const { confirmationToken, error } = await steps.createToken()
  if (!confirmationToken) return unusableCard(error)
  steps.onConfirming()
  let answer: ConfirmAnswer
  try {
    answer = await steps.confirm(confirmationToken.id)
  } catch (fault) {
    return notConfirmed(fault)
  }
  switch (answer.outcome) {
    case 'confirmed':
      return { outcome: 'sent', orderId: answer.orderId }
    case 'declined': {
      const { code, declineCode } = answer
      return { outcome: 'declined', message: declineMessage({ code, declineCode }) }
    }
    case 'requiresAction':
      return askBank(steps, answer)
    case 'alreadyPaid':
    case 'paymentInProgress':
      return { outcome: 'settledBefore', orderId: answer.orderId }
    case 'orderCanceled':
      return { outcome: 'orderCanceled' }
    default:
      return answer
  }
}

function unusableCard(error: StripeError | undefined): PayResult {
  if (error?.type === 'validation_error') return { outcome: 'incomplete' }
  return {
    outcome: 'notCharged',
    message: 'The card form did not answer. You were not charged. Press Pay to try again.',
  }
}

/** A no of the server charges nothing; no answer, or a fault, leaves that open: the order's page follows it. */
function notConfirmed(fault: unknown): PayResult {
  if (isForeignCheckout(fault)) return { outcome: 'orderCanceled' }
  if (isRefusal(fault)) {
    return { outcome: 'notCharged', message: `${explainError(fault)} You were not charged.` }
  }
  return { outcome: 'unconfirmed', message: explainError(fault) }
}

async function askBank(
  { answerBank }: Pick<ServerConfirmsSteps, 'answerBank'>,
  { clientSecret, orderId }: Extract<ConfirmAnswer, { outcome: 'requiresAction' }>,
): Promise<PayResult> {
  try {
    return readConfirmation(await answerBank(clientSecret), orderId)
  } catch {
    // Thrown, not returned: it may have happened before or after the charge.
    return { outcome: 'unknown', orderId }
  }
}
