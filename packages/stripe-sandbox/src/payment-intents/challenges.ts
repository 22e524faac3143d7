import type Stripe from 'stripe'
import { newChallengeToken } from '../ids.ts'
import type { Acting, Call } from '../call.ts'
import { emit } from '../events/emit.ts'
import { savePaymentMethod } from '../payment-methods/payment-method.ts'
import type { PaymentIntent, PaymentMethodRow } from '../state/rows.ts'
import { chargeIntent, failAuthentication, save } from './charge-intent.ts'

export type ChallengeOutcome = 'succeed' | 'fail' | 'close'

/** Asks the customer for 3-D Secure: in a frame for stripe.js, by redirect for a server. */
export function requestAuthentication(
  call: Call,
  intent: PaymentIntent,
  redirectTo: string | null,
): PaymentIntent {
  const { challenge, page } = newChallenge(call, intent, {
    page: 'three-ds-2-acs.html',
    redirectTo,
  })
  return askCustomer(
    call,
    intent,
    redirectTo === null
      ? {
          type: 'use_stripe_sdk',
          use_stripe_sdk: { type: 'stripe_3ds2_challenge', stripe_js: page, challenge },
        }
      : redirectAction(page, redirectTo),
  )
}

/** Sends the customer to the page of a payment method, whoever confirmed. */
export function requestRedirect(
  call: Call,
  intent: PaymentIntent,
  redirectTo: string,
): PaymentIntent {
  const { page } = newChallenge(call, intent, { page: 'redirect-method.html', redirectTo })
  return askCustomer(call, intent, redirectAction(page, redirectTo))
}

function newChallenge(
  { environment, origin, store }: Call,
  intent: PaymentIntent,
  { page, redirectTo }: { page: string; redirectTo: string | null },
): { challenge: string; page: string } {
  const challenge = newChallengeToken(environment)
  store.put('challenges', challenge, { paymentIntent: intent.id, redirectTo })
  return { challenge, page: `${origin}/${page}?challenge=${challenge}` }
}

function redirectAction(page: string, returnUrl: string): Stripe.PaymentIntent.NextAction {
  return {
    type: 'redirect_to_url',
    redirect_to_url: { return_url: returnUrl, url: `${page}&redirect=1` },
  }
}

function askCustomer(
  acting: Acting,
  intent: PaymentIntent,
  next_action: Stripe.PaymentIntent.NextAction,
): PaymentIntent {
  const waiting = save(acting, {
    ...intent,
    last_payment_error: null,
    next_action,
    status: 'requires_action',
  })
  emit(acting, 'payment_intent.requires_action', waiting)
  return waiting
}

/** Whatever was asked of the customer before is void: the terms it was asked for have changed. */
export function voidChallenges({ store }: Call, intent: PaymentIntent): void {
  if (intent.next_action === null) return
  const where = { field: 'paymentIntent', value: intent.id } as const
  for (const [token] of store.walk('challenges', { where })) store.put('challenges', token, null)
}

/** An answer that was given for one payment counts once. */
export function withoutAuthentication(acting: Acting, row: PaymentMethodRow): PaymentMethodRow {
  return savePaymentMethod(acting, {
    ...row,
    behaviour: { ...row.behaviour, authenticatedFor: null },
  })
}

/** It counts only for the terms that it was given for. */
export function forgetAuthentication(acting: Acting, intent: PaymentIntent): void {
  const row = acting.store.get('payment_methods', intent.payment_method ?? '')
  if (row?.behaviour.authenticatedFor === intent.id) withoutAuthentication(acting, row)
}

/**
 * Takes the customer's answer, once: a token that was used, or whose intent has moved on, gives
 * null. Otherwise the intent's status, and where to send the customer (null in a frame).
 */
export function answerChallenge(
  acting: Acting,
  token: string,
  outcome: ChallengeOutcome,
): { status: string; redirect_url: string | null } | null {
  const challenge = acting.store.get('challenges', token)
  if (challenge === undefined) return null
  const intent = acting.store.get('payment_intents', challenge.paymentIntent)
  const paymentMethod = acting.store.get('payment_methods', intent?.payment_method ?? '')
  if (intent === undefined || paymentMethod === undefined) {
    throw new Error(`A challenge of ${challenge.paymentIntent} lacks its intent or payment method`)
  }
  acting.store.put('challenges', token, null)
  const after =
    outcome === 'succeed'
      ? passAuthentication(acting, intent, paymentMethod)
      : failAuthentication(acting, intent, paymentMethod).intent
  return { status: after.status, redirect_url: returnTo(challenge.redirectTo, after) }
}

function passAuthentication(
  acting: Acting,
  intent: PaymentIntent,
  paymentMethod: PaymentMethodRow,
): PaymentIntent {
  if (intent.confirmation_method === 'automatic') {
    return chargeIntent(acting, intent, { paymentMethod, authenticated: true }).intent
  }
  // The server has the last word: its next confirmation finds nothing left to authenticate.
  savePaymentMethod(acting, {
    ...paymentMethod,
    behaviour: { ...paymentMethod.behaviour, authenticatedFor: intent.id },
  })
  return save(acting, { ...intent, next_action: null, status: 'requires_confirmation' })
}

const REDIRECT_STATUS: Partial<Record<PaymentIntent['status'], string>> = {
  succeeded: 'succeeded',
  requires_capture: 'succeeded',
  processing: 'pending',
  requires_confirmation: 'succeeded',
}

function returnTo(base: string | null, intent: PaymentIntent): string | null {
  if (base === null) return null
  const url = new URL(base)
  url.searchParams.set('payment_intent', intent.id)
  url.searchParams.set('payment_intent_client_secret', intent.client_secret)
  url.searchParams.set('redirect_status', REDIRECT_STATUS[intent.status] ?? 'failed')
  return url.href
}
