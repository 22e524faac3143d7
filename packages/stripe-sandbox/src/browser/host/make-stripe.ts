import type {
  PaymentIntentOrSetupIntentResult,
  PaymentIntentResult,
  Stripe,
  StripeElementsOptions,
} from '@stripe/stripe-js'
import { paymentIntentIdOf } from '../shared/client-secret.ts'
import { makeConfirmPayment } from './confirm-payment.ts'
import { ElementsGroup } from './elements/elements-group.ts'
import { IntegrationError, invalidSecret, MESSAGES, notInSandbox } from './integration-error.ts'
import { carryOutNextAction, refreshPaymentIntent } from './next-action.ts'
import { refusedMethods } from './refused-methods.ts'
import { toSdkError } from './sdk-error.ts'

/** The object that `Stripe(key)` returns. Typed as stripe-js's own, so that its drift shows. */
export function makeStripe(key: unknown): Stripe & { _registerWrapper: () => void } {
  const owner = { key: checkKey(key) }

  async function retrievePaymentIntent(clientSecret: string): Promise<PaymentIntentResult> {
    if (paymentIntentIdOf(clientSecret) === null) {
      throw invalidSecret('stripe.retrievePaymentIntent()')
    }
    try {
      return { paymentIntent: await refreshPaymentIntent(owner, clientSecret) }
    } catch (thrown) {
      return { error: toSdkError(thrown) }
    }
  }

  async function handleNextAction(
    options: { clientSecret: string } | { hashedValue: string },
  ): Promise<PaymentIntentOrSetupIntentResult> {
    if (!('clientSecret' in options)) return notInSandbox('handleNextAction({hashedValue})')()
    const { clientSecret } = options
    if (paymentIntentIdOf(clientSecret) === null) throw invalidSecret('stripe.handleNextAction()')
    try {
      const intent = await refreshPaymentIntent(owner, clientSecret)
      return { paymentIntent: await carryOutNextAction(owner, clientSecret, intent) }
    } catch (thrown) {
      return { error: toSdkError(thrown) }
    }
  }

  return {
    ...refusedMethods,
    elements: (options: StripeElementsOptions = {}) => new ElementsGroup(owner, options),
    confirmPayment: makeConfirmPayment(owner),
    retrievePaymentIntent,
    handleNextAction,
    registerAppInfo: () => {},
    // Both wrappers report their version here; there is nobody to tell.
    _registerWrapper: () => {},
  }
}

function checkKey(key: unknown): string {
  if (typeof key !== 'string' || key === '') throw new IntegrationError(MESSAGES.noKey)
  if (/^[sr]k_/.test(key)) throw new IntegrationError(MESSAGES.secretKey)
  if (!key.startsWith('pk_test_')) throw new IntegrationError(MESSAGES.notTestKey)
  return key
}
