import type {
  ConfirmPaymentData,
  PaymentIntent,
  PaymentIntentResult,
  StripeElements,
  StripeError,
} from '@stripe/stripe-js'
import { paymentIntentIdOf } from '../shared/client-secret.ts'
import { callPaymentIntent } from '../shared/payment-intent-api.ts'
import { withCollected } from './elements/collected.ts'
import { ElementsGroup, type Owner } from './elements/elements-group.ts'
import { IntegrationError, invalidSecret, MESSAGES } from './integration-error.ts'
import { requireHiddenBillingDetails } from './elements/hidden-billing-details.ts'
import { carryOutNextAction, leaveFor } from './next-action.ts'
import { SANDBOX_ORIGIN } from './origin.ts'
import { toSdkError } from './sdk-error.ts'

type Options = {
  elements?: StripeElements
  clientSecret?: string
  confirmParams?: Partial<ConfirmPaymentData>
  redirect?: 'always' | 'if_required'
}
type ConfirmPayment = {
  (options: Options & { redirect: 'if_required' }): Promise<PaymentIntentResult>
  (options: Options): Promise<{ error: StripeError }>
}

/** `redirect_status` in the return address. Source for `pending`: stripe-facts, unconfirmed. */
const REDIRECT_STATUS: Partial<Record<PaymentIntent.Status, string>> = {
  succeeded: 'succeeded',
  requires_capture: 'succeeded',
  processing: 'pending',
  requires_payment_method: 'failed',
  canceled: 'failed',
}

export function makeConfirmPayment(owner: Owner): ConfirmPayment {
  function confirmPayment(
    options: Options & { redirect: 'if_required' },
  ): Promise<PaymentIntentResult>
  function confirmPayment(options: Options): Promise<{ error: StripeError }>
  async function confirmPayment(options: Options): Promise<PaymentIntentResult> {
    const { group, clientSecret, returnUrl } = checkOptions(owner, options)
    try {
      const confirmed = await confirm({ owner, options, group, clientSecret })
      const paymentIntent = await carryOutNextAction(owner, clientSecret, confirmed)
      if (options.redirect === 'if_required' || returnUrl === undefined) return { paymentIntent }
      return await leaveFor(withResult(returnUrl, paymentIntent, clientSecret))
    } catch (thrown) {
      const error = toSdkError(thrown)
      if (error.type === 'validation_error') group?.paymentElement?.focusProblem()
      return { error }
    }
  }
  return confirmPayment
}

/** Throws IntegrationError where Stripe does; the promise of confirmPayment rejects with it. */
function checkOptions(owner: Owner, options: Options) {
  const { elements, redirect, confirmParams } = options
  if (!elements && !options.clientSecret) {
    throw new IntegrationError(MESSAGES.neitherElementsNorSecret)
  }
  const returnUrl = confirmParams?.return_url
  if (redirect !== 'if_required' && !returnUrl) throw new IntegrationError(MESSAGES.noReturnUrl)
  if (returnUrl !== undefined && !isWebAddress(returnUrl)) {
    throw new IntegrationError(MESSAGES.badReturnUrl)
  }

  const group = elements && ownGroup(owner, elements)
  const clientSecret = options.clientSecret ?? group?.options.clientSecret
  if (!clientSecret) throw new IntegrationError(MESSAGES.noClientSecret)
  if (paymentIntentIdOf(clientSecret) === null) throw invalidSecret('stripe.confirmPayment()')
  if (group?.paymentElement) {
    const { billing_details } = confirmParams?.payment_method_data ?? {}
    requireHiddenBillingDetails(
      group.paymentElement.options.fields?.billingDetails,
      billing_details,
    )
  }
  return { group, clientSecret, returnUrl }
}

function ownGroup(owner: Owner, elements: StripeElements): ElementsGroup {
  if (!(elements instanceof ElementsGroup) || elements.owner !== owner) {
    throw new IntegrationError(MESSAGES.otherInstance)
  }
  if (!elements.paymentElement) throw new IntegrationError(MESSAGES.notMounted)
  if (elements.isDeferred && !elements.isSubmitted) {
    throw new IntegrationError(MESSAGES.notSubmitted)
  }
  return elements
}

type Confirmation = {
  owner: Owner
  options: Options
  group: ElementsGroup | undefined
  clientSecret: string
}

async function confirm(confirmation: Confirmation): Promise<PaymentIntent> {
  const { owner, options, group, clientSecret } = confirmation
  const { return_url: returnUrl, ...params } = options.confirmParams ?? {}
  const element = group?.paymentElement
  if (group && element) {
    const joined = withCollected(params, await group.collect())
    return element.call('confirm', { clientSecret, returnUrl, params: joined })
  }
  // Without Elements the payment method is known already, and no card passes through this page.
  return callPaymentIntent({ origin: SANDBOX_ORIGIN, key: owner.key }, 'confirm', {
    ...params,
    client_secret: clientSecret,
    ...(returnUrl !== undefined && { return_url: returnUrl }),
    ...USE_SDK,
  })
}

/** Asks for next actions that this script carries out itself, in the page where it can. */
const USE_SDK = { use_stripe_sdk: true }

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
}

function withResult(returnUrl: string, intent: PaymentIntent, clientSecret: string): string {
  const url = new URL(returnUrl)
  url.searchParams.set('payment_intent', intent.id)
  url.searchParams.set('payment_intent_client_secret', clientSecret)
  url.searchParams.set('redirect_status', REDIRECT_STATUS[intent.status] ?? 'pending')
  return url.href
}
