import type { PaymentIntent } from '@stripe/stripe-js'
import { callPaymentIntent } from '../shared/payment-intent-api.ts'
import { StripeFailure } from '../shared/stripe-failure.ts'
import { showChallenge } from './challenge-overlay.ts'
import type { Owner } from './elements/elements-group.ts'
import { SANDBOX_ORIGIN } from './origin.ts'

/** The intent as it is now, in the restricted view of the publishable key. */
export function refreshPaymentIntent(owner: Owner, clientSecret: string): Promise<PaymentIntent> {
  const access = { origin: SANDBOX_ORIGIN, key: owner.key }
  return callPaymentIntent(access, 'refresh', { client_secret: clientSecret })
}

/**
 * Does what `next_action` asks: a 3-D Secure challenge over the page, or a redirect (then the
 * promise stays open, since the page goes away). Throws StripeFailure with the intent's
 * last_payment_error if the payment method was refused.
 */
export async function carryOutNextAction(
  owner: Owner,
  clientSecret: string,
  intent: PaymentIntent,
): Promise<PaymentIntent> {
  if (intent.status !== 'requires_action') return intent
  const redirectUrl = intent.next_action?.redirect_to_url?.url
  if (redirectUrl) return leaveFor(redirectUrl)

  const challengeUrl = challengeUrlOf(intent.next_action?.use_stripe_sdk)
  if (challengeUrl === null) {
    throw new StripeFailure({
      type: 'api_error',
      message: `sandbox: the next action ${intent.next_action?.type} is not in the sandbox yet.`,
    })
  }
  const { amount, currency } = intent
  await showChallenge({ url: challengeUrl, amount, currency })
  const after = await refreshPaymentIntent(owner, clientSecret)
  if (after.status === 'requires_payment_method' && after.last_payment_error) {
    throw new StripeFailure({ ...after.last_payment_error, payment_intent: after })
  }
  return after
}

/** Goes to another address. The promise never settles: this document is on its way out. */
export function leaveFor(address: string): Promise<never> {
  location.assign(address)
  return new Promise(() => {})
}

/** Stripe's types leave `use_stripe_sdk` opaque. Only a page of the sandbox itself is opened. */
function challengeUrlOf(action: object | undefined): string | null {
  if (!action || !('stripe_js' in action) || typeof action.stripe_js !== 'string') return null
  if (!URL.canParse(action.stripe_js, SANDBOX_ORIGIN)) return null
  const url = new URL(action.stripe_js, SANDBOX_ORIGIN)
  return url.origin === SANDBOX_ORIGIN ? url.href : null
}
