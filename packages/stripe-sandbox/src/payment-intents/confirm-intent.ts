import type { Call } from '../call.ts'
import type { ClientContext } from '../client-context.ts'
import { elementsMismatch, returnUrlRequired } from '../errors.ts'
import type { PaymentIntent, PaymentMethodRow } from '../state/rows.ts'
import { authenticationNeed } from './authentication-need.ts'
import { withoutAuthentication, requestAuthentication, voidChallenges } from './challenges.ts'
import { chargeIntent, declineIntent } from './charge-intent.ts'
import type { PaymentOutcome } from './charge-intent.ts'
import type { ConfirmationInput } from './parameters.ts'

/** Tries to pay an intent that has its payment method. The caller has checked its status. */
export function confirmIntent(
  call: Call,
  intent: PaymentIntent,
  { paymentMethod, input }: { paymentMethod: PaymentMethodRow; input: ConfirmationInput },
): PaymentOutcome {
  assertReturnUrl(call, intent, input)
  voidChallenges(call, intent)
  const need = authenticationNeed(intent, paymentMethod, input.off_session === true)
  const refusal = { paymentMethod, authenticated: false }
  switch (need) {
    case 'none':
      return chargeIntent(call, intent, refusal)
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
  if (input.off_session === true) {
    return declineIntent(call, intent, { ...refusal, decline: 'authentication_required' })
  }
  if (input.error_on_requires_action === true) {
    return declineIntent(call, intent, { ...refusal, decline: 'error_on_requires_action' })
  }
  const redirectTo = input.use_stripe_sdk === true ? null : (input.return_url ?? null)
  return { intent: requestAuthentication(call, intent, redirectTo) }
}

function assertReturnUrl(call: Call, intent: PaymentIntent, input: ConfirmationInput): void {
  if (input.return_url !== undefined) return
  const automatic = intent.automatic_payment_methods
  const mayRedirect = automatic?.enabled === true && automatic.allow_redirects !== 'never'
  if (call.keyKind === 'secret' && mayRedirect && input.off_session !== true) {
    throw returnUrlRequired()
  }
}

/** Elements know no `automatic_async`: to them it is the same. */
function asElementsSee(captureMethod: string): string {
  return captureMethod === 'manual' ? 'manual' : 'automatic'
}

/** Refuses an Elements group that showed the customer other terms than the intent's. */
export function assertSameTerms(context: ClientContext, intent: PaymentIntent): void {
  const terms: [name: string, provided: string | undefined, expected: string][] = [
    ['mode', context.mode, 'payment'],
    ['amount', context.amount?.toString(), String(intent.amount)],
    ['currency', context.currency?.toLowerCase(), intent.currency],
    [
      'capture_method',
      asElementsSee(context.capture_method ?? 'automatic'),
      asElementsSee(intent.capture_method),
    ],
    [
      'setup_future_usage',
      context.setup_future_usage ?? 'null',
      intent.setup_future_usage ?? 'null',
    ],
  ]
  for (const [name, provided, expected] of terms) {
    if (provided !== undefined && provided !== expected) {
      throw elementsMismatch(name, provided, expected)
    }
  }
}
