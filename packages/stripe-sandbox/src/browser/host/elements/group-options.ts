import type { StripeElementsOptions, StripeElementsUpdateOptions } from '@stripe/stripe-js'
import { intentKindOf } from '../../shared/intent-secret.ts'
import type { GroupOptions } from '../../shared/protocol.ts'
import { IntegrationError, invalidSecret, MESSAGES } from '../integration-error.ts'

/** Options that `elements.update()` does not take. */
type OnlyAtFirst = 'clientSecret' | 'paymentMethodCreation'

/** Only what the sandbox uses: other options hold functions, which cannot be sent to a frame. */
export function toGroupOptions(
  options: StripeElementsUpdateOptions & Pick<StripeElementsOptions, OnlyAtFirst>,
): GroupOptions {
  const captureMethod = options.captureMethod ?? options.capture_method
  // null is a value of its own here: it takes back what was set.
  const setupFutureUsage =
    options.setupFutureUsage === undefined ? options.setup_future_usage : options.setupFutureUsage
  const { clientSecret, customerSessionClientSecret, paymentMethodCreation } = options
  const { mode, amount, currency, locale, appearance } = options
  const { allowedPaymentMethodTypes: allowed, excludedPaymentMethodTypes: excluded } = options
  return {
    ...(clientSecret !== undefined && { clientSecret }),
    ...(customerSessionClientSecret !== undefined && {
      customerSession: customerSessionClientSecret,
    }),
    ...(paymentMethodCreation !== undefined && { paymentMethodCreation }),
    ...(mode !== undefined && { mode }),
    ...(amount !== undefined && { amount }),
    ...(currency !== undefined && { currency: currency.toLowerCase() }),
    ...(captureMethod !== undefined && { captureMethod }),
    ...(setupFutureUsage !== undefined && { setupFutureUsage }),
    ...(allowed !== undefined && { allowedTypes: allowed }),
    ...(excluded !== undefined && { excludedTypes: excluded }),
    ...(locale !== undefined && { locale }),
    ...(appearance !== undefined && { appearance }),
  }
}

/** Throws IntegrationError for what Stripe refuses as it is passed. */
export function checkGroupOptions({ clientSecret, mode, amount, currency }: GroupOptions): void {
  if (clientSecret !== undefined) {
    if (mode !== undefined) throw new IntegrationError(MESSAGES.secretAndMode)
    if (intentKindOf(clientSecret) === null) throw invalidSecret('stripe.elements()')
  }
  if (mode !== 'payment' && mode !== 'subscription') return
  const isAmount = typeof amount === 'number' && Number.isSafeInteger(amount)
  // A subscription may begin with nothing to pay.
  const least = mode === 'payment' ? 1 : 0
  if (!isAmount || amount < least) throw new IntegrationError(MESSAGES.badAmount)
  if (!/^[a-z]{3}$/.test(currency ?? '')) throw new IntegrationError(MESSAGES.badCurrency)
}
