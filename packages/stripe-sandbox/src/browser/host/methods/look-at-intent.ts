import type {
  PaymentIntentOrSetupIntentResult,
  PaymentIntentResult,
  SetupIntentResult,
} from '@stripe/stripe-js'
import { intentIdOf, intentKindOf } from '../../shared/intent-secret.ts'
import { StripeFailure } from '../../shared/stripe-failure.ts'
import type { Owner } from '../elements/elements-group.ts'
import { invalidSecret, notInSandbox } from '../integration-error.ts'
import { carryOutNextAction, refreshIntent } from './next-action.ts'
import { settle } from './sdk-error.ts'

export async function retrievePaymentIntent(
  owner: Owner,
  clientSecret: string,
): Promise<PaymentIntentResult> {
  const ref = { kind: 'payment_intent', clientSecret } as const
  if (!intentIdOf(ref.kind, clientSecret)) throw invalidSecret('stripe.retrievePaymentIntent()')
  return settle(async () => ({ paymentIntent: await refreshIntent(owner, ref) }))
}

export async function retrieveSetupIntent(
  owner: Owner,
  clientSecret: string,
): Promise<SetupIntentResult> {
  const ref = { kind: 'setup_intent', clientSecret } as const
  if (!intentIdOf(ref.kind, clientSecret)) throw invalidSecret('stripe.retrieveSetupIntent()')
  return settle(async () => ({ setupIntent: await refreshIntent(owner, ref) }))
}

/** Does what the intent asks of the shopper, whoever confirmed it. */
export async function handleNextAction(
  owner: Owner,
  options: { clientSecret: string } | { hashedValue: string },
): Promise<PaymentIntentOrSetupIntentResult> {
  if (!('clientSecret' in options)) {
    return notInSandbox('stripe.handleNextAction({ hashedValue })', '{ clientSecret }')()
  }
  const { clientSecret } = options
  const kind = intentKindOf(clientSecret)
  if (kind === null) throw invalidSecret('stripe.handleNextAction()')
  return settle(async () => {
    if (kind === 'setup_intent') {
      const ref = { kind, clientSecret }
      const setupIntent = await refreshIntent(owner, ref)
      return { setupIntent: await carryOutNextAction(owner, ref, setupIntent) }
    }
    const ref = { kind, clientSecret }
    const paymentIntent = await refreshIntent(owner, ref)
    return { paymentIntent: await carryOutNextAction(owner, ref, paymentIntent) }
  })
}

/** The older way for a PaymentIntent that its server confirms: afterwards the server does so again. */
export async function handleCardAction(
  owner: Owner,
  clientSecret: string,
): Promise<PaymentIntentResult> {
  const ref = { kind: 'payment_intent', clientSecret } as const
  if (!intentIdOf(ref.kind, clientSecret)) throw invalidSecret('stripe.handleCardAction()')
  return settle(async () => {
    const intent = await refreshIntent(owner, ref)
    if (intent.status !== 'requires_action') {
      throw new StripeFailure({ ...NOTHING_TO_HANDLE, payment_intent: intent })
    }
    return { paymentIntent: await carryOutNextAction(owner, ref, intent) }
  })
}

const NOTHING_TO_HANDLE = {
  type: 'invalid_request_error',
  code: 'payment_intent_unexpected_state',
  message: 'handleCardAction: The PaymentIntent supplied is not in the requires_action state.',
} as const
