import type {
  ConfirmPaymentData,
  ConfirmSetupData,
  PaymentIntent,
  PaymentIntentResult,
  SetupIntentResult,
  StripeElements,
  StripeError,
} from '@stripe/stripe-js'
import { intentIdOf, type IntentKind, type IntentOf } from '../../shared/intent-secret.ts'
import { callIntent } from '../../shared/stripe-api.ts'
import type { ElementsGroup, Owner } from '../elements/elements-group.ts'
import { requireHiddenBillingDetails } from '../elements/hidden-billing-details.ts'
import {
  badReturnUrl,
  invalidSecret,
  neitherElementsNorSecret,
  noClientSecret,
  noReturnUrl,
} from '../integration-error.ts'
import { SANDBOX_ORIGIN } from '../origin.ts'
import { entryOf, ownGroup } from './group-entry.ts'
import { carryOutNextAction, leaveFor } from './next-action.ts'
import { toSdkError } from './sdk-error.ts'

type Options = {
  elements?: StripeElements
  clientSecret?: string
  confirmParams?: Partial<ConfirmPaymentData> | Partial<ConfirmSetupData>
  redirect?: 'always' | 'if_required'
}
type IfRequired = Options & { redirect: 'if_required' }

export type ConfirmPayment = {
  (options: IfRequired): Promise<PaymentIntentResult>
  (options: Options): Promise<{ error: StripeError }>
}
export type ConfirmSetup = {
  (options: IfRequired): Promise<SetupIntentResult>
  (options: Options): Promise<{ error: StripeError }>
}

export function makeConfirmPayment(owner: Owner): ConfirmPayment {
  function confirmPayment(options: IfRequired): Promise<PaymentIntentResult>
  function confirmPayment(options: Options): Promise<{ error: StripeError }>
  async function confirmPayment(options: Options): Promise<PaymentIntentResult> {
    const answer = await confirmWithElements(owner, 'payment_intent', options)
    return 'error' in answer ? answer : { paymentIntent: answer.intent }
  }
  return confirmPayment
}

export function makeConfirmSetup(owner: Owner): ConfirmSetup {
  function confirmSetup(options: IfRequired): Promise<SetupIntentResult>
  function confirmSetup(options: Options): Promise<{ error: StripeError }>
  async function confirmSetup(options: Options): Promise<SetupIntentResult> {
    const answer = await confirmWithElements(owner, 'setup_intent', options)
    return 'error' in answer ? answer : { setupIntent: answer.intent }
  }
  return confirmSetup
}

const METHODS: Record<IntentKind, string> = {
  payment_intent: 'stripe.confirmPayment()',
  setup_intent: 'stripe.confirmSetup()',
}

async function confirmWithElements<K extends IntentKind>(
  owner: Owner,
  kind: K,
  options: Options,
): Promise<{ intent: IntentOf[K] } | { error: StripeError }> {
  const checked = checkOptions(owner, kind, options)
  const { group, clientSecret, returnUrl } = checked
  const ref = { kind, clientSecret, locale: group?.options.locale }
  try {
    const confirmed = await confirm(owner, checked, options)
    const intent = await carryOutNextAction(owner, ref, confirmed)
    if (options.redirect === 'if_required' || returnUrl === undefined) return { intent }
    return await leaveFor(withResult(returnUrl, intent, clientSecret))
  } catch (thrown) {
    const error = toSdkError(thrown)
    if (error.type === 'validation_error') group?.entry?.focusProblem()
    return { error }
  }
}

type Checked<K extends IntentKind> = {
  kind: K
  group: ElementsGroup | undefined
  clientSecret: string
  returnUrl: string | undefined
}

/** Throws IntegrationError where Stripe does; the promise of the method rejects with it. */
function checkOptions<K extends IntentKind>(owner: Owner, kind: K, options: Options): Checked<K> {
  const { elements, redirect, confirmParams } = options
  const method = METHODS[kind]
  if (!elements && !options.clientSecret) throw neitherElementsNorSecret(method)
  const returnUrl = confirmParams?.return_url
  if (redirect !== 'if_required' && !returnUrl) throw noReturnUrl(method)
  if (returnUrl !== undefined && !isWebAddress(returnUrl)) throw badReturnUrl(method)

  const group = elements && ownGroup(owner, elements)
  const entry = group && entryOf(group, method)
  const clientSecret = options.clientSecret ?? group?.options.clientSecret
  if (!clientSecret) throw noClientSecret(method)
  if (intentIdOf(kind, clientSecret) === null) throw invalidSecret(method)
  if (entry) {
    const { billing_details } = confirmParams?.payment_method_data ?? {}
    requireHiddenBillingDetails(entry.options.fields?.billingDetails, billing_details)
  }
  return { kind, group, clientSecret, returnUrl }
}

async function confirm<K extends IntentKind>(
  owner: Owner,
  { kind, group, clientSecret, returnUrl }: Checked<K>,
  { confirmParams = {} }: Options,
): Promise<IntentOf[K]> {
  const { return_url: _separate, ...given } = confirmParams
  if (group?.entry) {
    const params = await group.complete(given)
    const intent = await group.entry.call('confirm', { clientSecret, returnUrl, params })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the secret is of this kind
    return intent as IntentOf[K]
  }
  // Without Elements the payment method is known already, and no card passes through this page.
  const access = { origin: SANDBOX_ORIGIN, key: owner.key }
  const params = {
    ...given,
    client_secret: clientSecret,
    ...(returnUrl !== undefined && { return_url: returnUrl }),
    ...USE_SDK,
  }
  return callIntent(access, { kind, action: 'confirm', params })
}

/** Asks for next actions that this script carries out itself, in the page where it can. */
export const USE_SDK = { use_stripe_sdk: true }

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
}

/** `redirect_status` in the return address. Source for `pending`: stripe-facts, unconfirmed. */
const REDIRECT_STATUS: Partial<Record<PaymentIntent.Status, string>> = {
  succeeded: 'succeeded',
  requires_capture: 'succeeded',
  processing: 'pending',
  requires_payment_method: 'failed',
  canceled: 'failed',
}

function withResult(returnUrl: string, intent: IntentOf[IntentKind], clientSecret: string): string {
  const url = new URL(returnUrl)
  url.searchParams.set(intent.object, intent.id)
  url.searchParams.set(`${intent.object}_client_secret`, clientSecret)
  url.searchParams.set('redirect_status', REDIRECT_STATUS[intent.status] ?? 'pending')
  return url.href
}
