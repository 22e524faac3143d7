import type { Acting } from '../call.ts'
import { declineError } from '../charges/declines.ts'
import type { DeclineName } from '../charges/declines.ts'
import type { ErrorBody } from '../errors.ts'
import { emit } from '../events/emit.ts'
import { afterUse } from '../payment-methods/attachment.ts'
import type { PaymentMethodRow, SetupIntent } from '../state/rows.ts'
import { continueAttempt } from './attempt.ts'
import { authenticationFailure } from './errors.ts'
import { save } from './setup-intent.ts'

/** A decline is an outcome, not a fault: what it changed is kept. */
export type SetupOutcome = { intent: SetupIntent; error?: ErrorBody }

/** Saves the payment method as its issuer says, once nothing more is asked of the customer. */
export function setUp(
  acting: Acting,
  intent: SetupIntent,
  { paymentMethod, authenticated }: { paymentMethod: PaymentMethodRow; authenticated: boolean },
): SetupOutcome {
  const { setup } = paymentMethod.behaviour
  if (setup !== 'approved') return declineSetup(acting, intent, { paymentMethod, decline: setup })
  afterUse(acting, paymentMethod, {
    saveFor: intent.customer,
    isSetUp: intent.usage === 'off_session',
  })
  continueAttempt(acting, intent, {
    status: 'succeeded',
    ...(authenticated && { threeDSecure: 'authenticated' }),
  })
  const succeeded = save(acting, {
    ...intent,
    last_setup_error: null,
    next_action: null,
    status: 'succeeded',
  })
  emit(acting, 'setup_intent.succeeded', succeeded)
  return { intent: succeeded }
}

export function declineSetup(
  acting: Acting,
  intent: SetupIntent,
  { paymentMethod, decline }: { paymentMethod: PaymentMethodRow; decline: DeclineName },
): SetupOutcome {
  return failed(acting, intent, { error: declineError(decline), paymentMethod })
}

/** The customer failed or left the challenge. */
export function failAuthentication(
  acting: Acting,
  intent: SetupIntent,
  paymentMethod: PaymentMethodRow,
): SetupOutcome {
  const error = authenticationFailure()
  return failed(acting, intent, { error, paymentMethod, threeDSecure: 'failed' })
}

type Failure = { error: ErrorBody; paymentMethod: PaymentMethodRow; threeDSecure?: 'failed' }

function failed(
  acting: Acting,
  intent: SetupIntent,
  { error, paymentMethod, threeDSecure }: Failure,
): SetupOutcome {
  const reported = { ...error, payment_method: paymentMethod.wire }
  const { payment_intent: _none, setup_intent: _itself, ...last_setup_error } = reported
  continueAttempt(acting, intent, {
    status: 'failed',
    error: last_setup_error,
    ...(threeDSecure && { threeDSecure }),
  })
  const open = save(acting, {
    ...intent,
    last_setup_error,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  })
  emit(acting, 'setup_intent.setup_failed', open)
  return { intent: open, error: reported }
}
