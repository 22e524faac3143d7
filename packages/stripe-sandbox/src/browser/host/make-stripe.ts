import type { Stripe, StripeConstructorOptions, StripeElementsOptions } from '@stripe/stripe-js'
import { ElementsGroup } from './elements/elements-group.ts'
import { IntegrationError, MESSAGES } from './integration-error.ts'
import { confirmCardPayment, confirmCardSetup } from './methods/confirm-card.ts'
import { makeConfirmPayment, makeConfirmSetup } from './methods/confirm-intent.ts'
import { createConfirmationToken } from './methods/create-confirmation-token.ts'
import { createPaymentMethod } from './methods/create-payment-method.ts'
import { createToken } from './methods/create-token.ts'
import {
  handleCardAction,
  handleNextAction,
  retrievePaymentIntent,
  retrieveSetupIntent,
} from './methods/look-at-intent.ts'
import { refusedMethods } from './methods/refused-methods.ts'

/** The object that `Stripe(key)` returns. Typed as stripe-js's own, so that its drift shows. */
export function makeStripe(
  key: unknown,
  { locale }: StripeConstructorOptions = {},
): Stripe & { _registerWrapper: () => void } {
  const owner = { key: checkKey(key), locale }

  return {
    ...refusedMethods,
    elements: (options: StripeElementsOptions = {}) => new ElementsGroup(owner, options),
    confirmPayment: makeConfirmPayment(owner),
    confirmSetup: makeConfirmSetup(owner),
    confirmCardPayment: (secret, data, options) =>
      confirmCardPayment(owner, secret, { data, options }),
    confirmCardSetup: (secret, data, options) => confirmCardSetup(owner, secret, { data, options }),
    createConfirmationToken: (options) => createConfirmationToken(owner, options),
    createPaymentMethod: (options: Parameters<typeof createPaymentMethod>[1]) =>
      createPaymentMethod(owner, options),
    createToken: (from: unknown, data?: object) => createToken(from, data),
    handleCardAction: (secret) => handleCardAction(owner, secret),
    handleNextAction: (options: Parameters<typeof handleNextAction>[1]) =>
      handleNextAction(owner, options),
    retrievePaymentIntent: (secret) => retrievePaymentIntent(owner, secret),
    retrieveSetupIntent: (secret) => retrieveSetupIntent(owner, secret),
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
