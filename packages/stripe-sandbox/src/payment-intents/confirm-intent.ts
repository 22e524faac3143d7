import type { Call } from '../call.ts'
import { METHOD_TYPES, isMethodType } from '../payment-methods/method-types.ts'
import type { PaymentIntent, PaymentMethodRow } from '../state/rows.ts'
import { authenticationNeed } from './authentication-need.ts'
import {
  requestAuthentication,
  requestRedirect,
  voidChallenges,
  withoutAuthentication,
} from './challenges.ts'
import { chargeIntent, declineIntent } from './charge-intent.ts'
import type { PaymentOutcome } from './charge-intent.ts'
import { redirectOffSession, redirectWithoutReturnUrl, returnUrlRequired } from './errors.ts'
import { assertFits } from './intent-types.ts'
import { mandateFor } from './mandate-for.ts'
import type { ConfirmationInput } from './parameters.ts'

export type Confirmation = { paymentMethod: PaymentMethodRow; input: ConfirmationInput }

/** Tries to pay an intent that has its payment method. The caller has checked its status. */
export function confirmIntent(
  call: Call,
  intent: PaymentIntent,
  { paymentMethod, input }: Confirmation,
): PaymentOutcome {
  assertFits(intent, paymentMethod)
  const isOffSession = input.off_session === true
  assertReturnUrl(call, intent, input)
  voidChallenges(call, intent)
  const mandate = mandateFor(call, intent, { paymentMethod, input })
  const need = authenticationNeed(intent, paymentMethod, isOffSession)
  const refusal = { paymentMethod, authenticated: false }
  switch (need) {
    case 'none':
      return chargeIntent(call, intent, { ...refusal, mandate })
    case 'done':
      return chargeIntent(call, intent, {
        paymentMethod: withoutAuthentication(call, paymentMethod),
        authenticated: true,
      })
    case 'unknown':
      return declineIntent(call, intent, { ...refusal, decline: 'generic_decline' })
    case 'required':
      break
  }
  if (isRedirect(paymentMethod)) {
    return { intent: redirectCustomer(call, intent, { paymentMethod, input }) }
  }
  if (isOffSession) {
    return declineIntent(call, intent, { ...refusal, decline: 'authentication_required' })
  }
  if (input.error_on_requires_action === true) {
    return declineIntent(call, intent, { ...refusal, decline: 'error_on_requires_action' })
  }
  const redirectTo = input.use_stripe_sdk === true ? null : (input.return_url ?? null)
  return { intent: requestAuthentication(call, intent, redirectTo) }
}

/** The customer agrees on a page of the payment method's own, wherever they began. */
function redirectCustomer(
  call: Call,
  intent: PaymentIntent,
  { paymentMethod: { wire }, input }: Confirmation,
): PaymentIntent {
  if (input.off_session === true) throw redirectOffSession(wire.type)
  if (input.return_url === undefined) throw redirectWithoutReturnUrl(wire.type)
  return requestRedirect(call, intent, input.return_url)
}

function isRedirect({ wire }: PaymentMethodRow): boolean {
  return isMethodType(wire.type) && METHOD_TYPES[wire.type].isRedirect
}

function assertReturnUrl(call: Call, intent: PaymentIntent, input: ConfirmationInput): void {
  if (input.return_url !== undefined) return
  const automatic = intent.automatic_payment_methods
  const mayRedirect = automatic?.enabled === true && automatic.allow_redirects !== 'never'
  if (call.keyKind === 'secret' && mayRedirect && input.off_session !== true) {
    throw returnUrlRequired()
  }
}
