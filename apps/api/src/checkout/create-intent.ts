import type { Quote } from '@paydesk/pricing'
import type { Deps } from '../deps.ts'
import { agreeOnIntent, type NotAgreed } from './agree-on-intent.ts'
import type { CreateIntentInput } from './cart-input.ts'

export type CreateIntentOutcome =
  | { outcome: 'ready'; orderId: string; clientSecret: string; quote: Quote }
  | NotAgreed

/**
 * From a cart to the client secret with which the browser confirms: the first two orders of the flow.
 *
 * @throws ProblemError FORBIDDEN when the checkout id is another guest's.
 */
export async function createIntent(
  deps: Deps,
  guestId: string,
  input: CreateIntentInput,
): Promise<CreateIntentOutcome> {
  const agreed = await agreeOnIntent(deps, guestId, input)
  if (agreed.outcome !== 'agreed') return agreed
  const { orderId, intent, quote } = agreed
  return { outcome: 'ready', orderId, clientSecret: intent.clientSecret, quote }
}
