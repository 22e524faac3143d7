import type { Call } from '../call.ts'
import type { ClientContext } from '../client-context.ts'
import { makeMandate } from '../mandates/mandate.ts'
import { METHOD_TYPES, isMethodType } from '../payment-methods/method-types.ts'
import type { ConfirmationTokenRow, PaymentMethodRow, SetupIntent } from '../state/rows.ts'
import { startAttempt } from './attempt.ts'
import { abandonChallenge, requestAuthentication } from './challenges.ts'
import { elementsMismatch, mandateMissing, returnUrlRequired } from './errors.ts'
import type { ConfirmationInput } from './parameters.ts'
import { declineSetup, setUp } from './set-up.ts'
import type { SetupOutcome } from './set-up.ts'
import { assertFits } from './setup-types.ts'

type Confirmation = { paymentMethod: PaymentMethodRow; input: ConfirmationInput }

/** Tries to set up a payment method. The caller has checked the status, and whose it is. */
export function confirmSetup(
  call: Call,
  found: SetupIntent,
  { paymentMethod, input }: Confirmation,
): SetupOutcome {
  assertFits(found, paymentMethod)
  assertReturnUrl(call, found, input)
  abandonChallenge(call, found)
  const intent = {
    ...found,
    mandate: mandateFor(call, { paymentMethod, input }),
    latest_attempt: startAttempt(call, found, paymentMethod).id,
    next_action: null,
    payment_method: paymentMethod.wire.id,
  }
  switch (authenticationNeed(intent, paymentMethod)) {
    case 'none':
      return setUp(call, intent, { paymentMethod, authenticated: false })
    case 'unknown':
      return declineSetup(call, intent, { paymentMethod, decline: 'generic_decline' })
    case 'required':
      break
  }
  const redirectTo = input.use_stripe_sdk === true ? null : (input.return_url ?? null)
  return { intent: requestAuthentication(call, intent, redirectTo) }
}

/** What lets the account be debited later. */
function mandateFor(call: Call, { paymentMethod, input }: Confirmation): string | null {
  const { type } = paymentMethod.wire
  if (!isMethodType(type) || !METHOD_TYPES[type].needsMandate) return null
  const given = input.mandate_data ?? undefined
  // stripe.js shows the mandate's text and takes the confirmation for the customer's word.
  if (given === undefined && call.keyKind === 'secret') throw mandateMissing(type)
  return makeMandate(call, { paymentMethod, input: given, once: null }).id
}

/** `unknown`: the card network could not say. */
function authenticationNeed(
  intent: SetupIntent,
  { behaviour }: PaymentMethodRow,
): 'none' | 'required' | 'unknown' {
  switch (behaviour.authentication) {
    case 'none':
      return 'none'
    case 'required':
      return 'required'
    case 'unless_set_up':
      return behaviour.isSetUp ? 'none' : 'required'
    case 'on_request':
      return intent.payment_method_options?.card?.request_three_d_secure === 'automatic'
        ? 'none'
        : 'required'
    case 'lookup_fails':
      return 'unknown'
  }
}

function assertReturnUrl(call: Call, intent: SetupIntent, input: ConfirmationInput): void {
  const automatic = intent.automatic_payment_methods
  const mayRedirect = automatic?.enabled === true && automatic.allow_redirects !== 'never'
  // Who names no API version gets an older one at Stripe, where redirects are not the default: so
  // the CLI's own fixtures confirm without a return_url.
  const isServer = call.keyKind === 'secret' && call.apiVersion !== null
  if (isServer && mayRedirect && input.return_url === undefined) throw returnUrlRequired()
}

/** The same for what a ConfirmationToken was made for. */
export function assertTokenFits(
  token: ConfirmationTokenRow | undefined,
  intent: SetupIntent,
): void {
  if (token === undefined) return
  if (token.terms !== null) assertSameTerms(token.terms, intent)
  const usage = token.wire.setup_future_usage
  if (usage !== null && usage !== intent.usage) {
    throw elementsMismatch('setup_future_usage', usage, intent.usage)
  }
}

/** Refuses an Elements group that was made for a payment, or for another use. */
export function assertSameTerms(context: ClientContext, intent: SetupIntent): void {
  if (context.mode !== undefined && context.mode !== 'setup') {
    throw elementsMismatch('mode', context.mode, 'setup')
  }
  const usage = context.setup_future_usage ?? 'off_session'
  if (usage !== intent.usage) throw elementsMismatch('setup_future_usage', usage, intent.usage)
}
