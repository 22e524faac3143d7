import type Stripe from 'stripe'
import type { Context } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { newId } from '../ids.ts'
import type { PaymentMethodRow, SetupAttempt, SetupIntent } from '../state/rows.ts'

type ThreeDSecure = Stripe.SetupAttempt.PaymentMethodDetails.Card.ThreeDSecure

/** One try to set up a payment method, begun by a confirmation. */
export function startAttempt(
  { environment, store }: Context,
  intent: SetupIntent,
  { wire }: PaymentMethodRow,
): SetupAttempt {
  const attempt: SetupAttempt = {
    id: newId(environment, 'setatt_1'),
    object: 'setup_attempt',
    application: null,
    created: nowSeconds(environment),
    customer: intent.customer,
    customer_account: null,
    flow_directions: null,
    livemode: false,
    on_behalf_of: null,
    payment_method: wire.id,
    payment_method_details: detailsOf(wire),
    setup_error: null,
    setup_intent: intent.id,
    status: 'requires_confirmation',
    usage: intent.usage,
  }
  store.put('setup_attempts', attempt.id, attempt)
  return attempt
}

type Progress = {
  status: 'requires_action' | 'succeeded' | 'failed' | 'abandoned'
  error?: Stripe.SetupIntent.LastSetupError
  threeDSecure?: 'authenticated' | 'failed'
}

/** Notes how the intent's attempt goes on. */
export function continueAttempt(
  { store }: Context,
  { latest_attempt: id }: SetupIntent,
  { status, error, threeDSecure }: Progress,
): void {
  const attempt = store.get('setup_attempts', id ?? '')
  if (attempt === undefined) return
  const { card } = attempt.payment_method_details
  const isAsked = threeDSecure !== undefined && card !== undefined
  store.put('setup_attempts', attempt.id, {
    ...attempt,
    ...(isAsked && {
      payment_method_details: {
        ...attempt.payment_method_details,
        card: { ...card, three_d_secure: threeDSecureOf(threeDSecure) },
      },
    }),
    setup_error: error ?? null,
    status,
  })
}

function threeDSecureOf(result: NonNullable<Progress['threeDSecure']>): ThreeDSecure {
  return {
    authentication_flow: 'challenge',
    electronic_commerce_indicator: result === 'authenticated' ? '05' : null,
    result,
    result_reason: result === 'authenticated' ? null : 'rejected',
    transaction_id: null,
    version: '2.2.0',
  }
}

function detailsOf({ card, type }: Stripe.PaymentMethod): SetupAttempt['payment_method_details'] {
  if (card === undefined) return { type, [type]: {} }
  return {
    card: {
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      last4: card.last4,
      network: card.brand,
      three_d_secure: null,
      wallet: null,
    },
    type,
  }
}
