import type { Acting, Call } from '../call.ts'
import { emit } from '../events/emit.ts'
import { newChallengeToken } from '../ids.ts'
import type { ChallengeOutcome } from '../payment-intents/challenges.ts'
import type { SetupIntent } from '../state/rows.ts'
import { continueAttempt } from './attempt.ts'
import { failAuthentication, setUp } from './set-up.ts'
import { save } from './setup-intent.ts'

/** Asks the customer for 3-D Secure: in a frame for stripe.js, by redirect for a server. */
export function requestAuthentication(
  call: Call,
  intent: SetupIntent,
  redirectTo: string | null,
): SetupIntent {
  const token = newChallengeToken(call.environment)
  const page = `${call.origin}/three-ds-2-acs.html?challenge=${token}`
  call.store.put('setup_challenges', token, { setupIntent: intent.id, redirectTo })
  continueAttempt(call, intent, { status: 'requires_action' })
  const waiting = save(call, {
    ...intent,
    last_setup_error: null,
    next_action:
      redirectTo === null
        ? {
            type: 'use_stripe_sdk',
            use_stripe_sdk: { type: 'stripe_3ds2_challenge', stripe_js: page, challenge: token },
          }
        : {
            type: 'redirect_to_url',
            redirect_to_url: { return_url: redirectTo, url: `${page}&redirect=1` },
          },
    status: 'requires_action',
  })
  emit(call, 'setup_intent.requires_action', waiting)
  return waiting
}

/** Whatever was asked of the customer before is void. */
export function abandonChallenge(acting: Acting, intent: SetupIntent): void {
  if (intent.next_action === null) return
  const where = { field: 'setupIntent', value: intent.id } as const
  for (const [token] of acting.store.walk('setup_challenges', { where })) {
    acting.store.put('setup_challenges', token, null)
  }
  continueAttempt(acting, intent, { status: 'abandoned' })
}

/** Takes the customer's answer, once: null for a token that was used or has become void. */
export function answerSetupChallenge(
  acting: Acting,
  token: string,
  outcome: ChallengeOutcome,
): { status: string; redirect_url: string | null } | null {
  const challenge = acting.store.get('setup_challenges', token)
  if (challenge === undefined) return null
  const intent = acting.store.get('setup_intents', challenge.setupIntent)
  const paymentMethod = acting.store.get('payment_methods', intent?.payment_method ?? '')
  if (intent === undefined || paymentMethod === undefined) {
    throw new Error(`A challenge of ${challenge.setupIntent} lacks its intent or payment method`)
  }
  acting.store.put('setup_challenges', token, null)
  const after =
    outcome === 'succeed'
      ? setUp(acting, intent, { paymentMethod, authenticated: true }).intent
      : failAuthentication(acting, intent, paymentMethod).intent
  return { status: after.status, redirect_url: returnTo(challenge.redirectTo, after) }
}

function returnTo(base: string | null, intent: SetupIntent): string | null {
  if (base === null) return null
  const url = new URL(base)
  url.searchParams.set('setup_intent', intent.id)
  url.searchParams.set('setup_intent_client_secret', intent.client_secret)
  url.searchParams.set('redirect_status', intent.status === 'succeeded' ? 'succeeded' : 'failed')
  return url.href
}
