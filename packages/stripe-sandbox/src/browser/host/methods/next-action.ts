import type { StripeError } from '@stripe/stripe-js'
import type { IntentKind, IntentOf } from '../../shared/intent-secret.ts'
import { callIntent } from '../../shared/stripe-api.ts'
import { StripeFailure } from '../../shared/stripe-failure.ts'
import { languageFor } from '../../languages/language.ts'
import { localiseError } from '../../languages/localise-error.ts'
import { showChallenge } from '../challenge-overlay.ts'
import type { Owner } from '../elements/elements-group.ts'
import { SANDBOX_ORIGIN } from '../origin.ts'

/** An intent by its client secret. */
export type IntentRef<K extends IntentKind> = {
  kind: K
  clientSecret: string
  /** Of the Elements group, where there is one. */
  locale?: string | undefined
}

/** The intent as it is now, in the restricted view of the publishable key. */
export function refreshIntent<K extends IntentKind>(
  owner: Owner,
  { kind, clientSecret }: IntentRef<K>,
): Promise<IntentOf[K]> {
  const access = { origin: SANDBOX_ORIGIN, key: owner.key }
  return callIntent(access, { kind, action: 'refresh', params: { client_secret: clientSecret } })
}

/**
 * Does what `next_action` asks: a 3-D Secure challenge over the page, or a redirect (then the
 * promise stays open, since the page goes away). Throws StripeFailure with the intent's last
 * error if the payment method was refused.
 */
export async function carryOutNextAction<K extends IntentKind>(
  owner: Owner,
  ref: IntentRef<K>,
  intent: IntentOf[K],
): Promise<IntentOf[K]> {
  if (intent.status !== 'requires_action') return intent
  const action = intent.next_action
  const redirectUrl = action?.redirect_to_url?.url
  if (redirectUrl) return leaveFor(redirectUrl)

  const challengeUrl = challengeUrlOf(action?.use_stripe_sdk)
  if (challengeUrl === null) {
    throw new StripeFailure({
      type: 'api_error',
      message: `sandbox: the next action ${action?.type} is not in the sandbox.`,
    })
  }
  const locale = ref.locale ?? owner.locale
  await showChallenge({ url: challengeUrl, locale })
  const after = await refreshIntent(owner, ref)
  const error = after.status === 'requires_payment_method' ? lastErrorOf(after) : null
  if (error) throw new StripeFailure(localiseError(error, languageFor(locale)))
  return after
}

/** Goes to another address. The promise never settles: this document is on its way out. */
export function leaveFor(address: string): Promise<never> {
  location.assign(address)
  return new Promise(() => {})
}

function lastErrorOf(intent: IntentOf[IntentKind]): StripeError | null {
  if (intent.object === 'payment_intent') {
    const error = intent.last_payment_error
    return error && { ...error, payment_intent: intent }
  }
  const error = intent.last_setup_error
  return error && { ...error, setup_intent: intent }
}

/** Stripe's types leave `use_stripe_sdk` opaque. Only a page of the sandbox itself is opened. */
function challengeUrlOf(action: object | undefined): string | null {
  if (!action || !('stripe_js' in action) || typeof action.stripe_js !== 'string') return null
  if (!URL.canParse(action.stripe_js, SANDBOX_ORIGIN)) return null
  const url = new URL(action.stripe_js, SANDBOX_ORIGIN)
  return url.origin === SANDBOX_ORIGIN ? url.href : null
}
