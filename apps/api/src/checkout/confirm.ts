import { findOpenOrder } from '@paydesk/db'
import Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { settle } from '../payment/settle.ts'
import { agreeOnIntent, closedOutcome, type Agreed, type NotAgreed } from './agree-on-intent.ts'
import type { ConfirmInput } from './cart-input.ts'

export type ConfirmOutcome =
  /** Stripe took it: the order says whether it is paid. */
  | { outcome: 'confirmed'; orderId: string }
  /** The bank asks: the only time that the browser needs the secret. */
  | { outcome: 'requiresAction'; orderId: string; clientSecret: string }
  | { outcome: 'declined'; orderId: string; code: string | null; declineCode: string | null }
  | NotAgreed

/**
 * The third order of the flow: the server confirms, so that charging is its decision (I1). Everything that
 * createIntent says no to is refused here before anything is charged. A token counts once: pressed twice,
 * it is one confirmation; after a decline the card form makes another.
 *
 * @throws ProblemError FORBIDDEN when the checkout id is another guest's.
 * @throws what Stripe threw when it is not known whether the confirmation was done: asked again with the
 *   same token, Stripe gives the same answer.
 */
export async function confirm(
  deps: Deps,
  guestId: string,
  input: ConfirmInput,
): Promise<ConfirmOutcome> {
  const agreed = await agreeOnIntent(deps, guestId, input)
  if (agreed.outcome !== 'agreed') return agreed
  const confirmed = await confirmAtStripe(deps, agreed, input)
  if (confirmed === 'token_unusable') return CARD_AGAIN
  const intent = await deps.stripe.paymentIntents.retrieve(agreed.intent.id)
  // What Stripe tells us in its own answer proves as much as its event (I4).
  await settle(deps, intent, { actor: 'customer' })
  return outcomeOf(deps, agreed, { confirmed, intent })
}

type Confirmed = 'done' | 'declined' | 'moved_on' | 'token_unusable'

async function confirmAtStripe(
  { stripe }: Pick<Deps, 'stripe'>,
  { orderId, revision, intent }: Agreed,
  { confirmationTokenId, returnUrl }: ConfirmInput,
): Promise<Confirmed> {
  try {
    await stripe.paymentIntents.confirm(
      intent.id,
      { confirmation_token: confirmationTokenId, return_url: returnUrl, use_stripe_sdk: true },
      { idempotencyKey: `paydesk:confirm:${orderId}:${revision}:${confirmationTokenId}` },
    )
    return 'done'
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError) return 'declined'
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
    if (error.code === 'payment_intent_unexpected_state') return 'moved_on'
    if (error.param?.startsWith('confirmation_token')) return 'token_unusable'
    throw error
  }
}

const CARD_AGAIN = {
  outcome: 'refused' as const,
  problems: [
    {
      field: 'confirmationTokenId',
      code: 'token_unusable',
      message: 'What was typed in the card form cannot be used any more: enter it again.',
    },
  ],
}

async function outcomeOf(
  { db }: Pick<Deps, 'db'>,
  { orderId, intent: { clientSecret } }: Agreed,
  { confirmed, intent }: { confirmed: Confirmed; intent: Stripe.PaymentIntent },
): Promise<ConfirmOutcome> {
  switch (intent.status) {
    case 'succeeded':
    case 'processing':
    case 'requires_capture':
      return { outcome: 'confirmed', orderId }
    case 'requires_action':
      return { outcome: 'requiresAction', orderId, clientSecret }
    case 'canceled': {
      const order = await findOpenOrder(db.pool, orderId)
      return (order && closedOutcome(order)) ?? { outcome: 'orderCanceled', orderId }
    }
    default: {
      const { code = null, decline_code: declineCode = null } = intent.last_payment_error ?? {}
      if (confirmed === 'declined') return { outcome: 'declined', orderId, code, declineCode }
      throw new Error(`intent ${intent.id} is ${intent.status} after its confirmation`)
    }
  }
}
