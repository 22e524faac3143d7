import type {
  ConfirmCardPaymentData,
  ConfirmCardPaymentOptions,
  ConfirmCardSetupData,
  PaymentIntentResult,
  SetupIntentResult,
} from '@stripe/stripe-js'
import { intentIdOf, type IntentKind, type IntentOf } from '../../shared/intent-secret.ts'
import { callIntent } from '../../shared/stripe-api.ts'
import type { Owner } from '../elements/elements-group.ts'
import { IntegrationError, invalidSecret, MESSAGES } from '../integration-error.ts'
import { SANDBOX_ORIGIN } from '../origin.ts'
import { cardFrom } from './card-entry.ts'
import { USE_SDK } from './confirm-intent.ts'
import { carryOutNextAction } from './next-action.ts'
import { settle } from './sdk-error.ts'

type Data = ConfirmCardPaymentData | ConfirmCardSetupData
type Method = { name: string; data: Data | undefined; options: ConfirmCardPaymentOptions }

export async function confirmCardPayment(
  owner: Owner,
  clientSecret: string,
  {
    data,
    options = {},
  }: { data: ConfirmCardPaymentData | undefined; options: ConfirmCardPaymentOptions | undefined },
): Promise<PaymentIntentResult> {
  const ref = { kind: 'payment_intent', clientSecret } as const
  const method = { name: 'stripe.confirmCardPayment()', data, options }
  return settle(async () => ({ paymentIntent: await confirm(owner, ref, method) }))
}

export async function confirmCardSetup(
  owner: Owner,
  clientSecret: string,
  {
    data,
    options = {},
  }: { data: ConfirmCardSetupData | undefined; options: ConfirmCardPaymentOptions | undefined },
): Promise<SetupIntentResult> {
  const ref = { kind: 'setup_intent', clientSecret } as const
  const method = { name: 'stripe.confirmCardSetup()', data, options }
  return settle(async () => ({ setupIntent: await confirm(owner, ref, method) }))
}

async function confirm<K extends IntentKind>(
  owner: Owner,
  ref: { kind: K; clientSecret: string },
  method: Method,
): Promise<IntentOf[K]> {
  if (intentIdOf(ref.kind, ref.clientSecret) === null) throw invalidSecret(method.name)
  const confirmed = await post(owner, ref, method)
  if (method.options.handleActions === false) return confirmed
  return carryOutNextAction(owner, ref, confirmed)
}

async function post<K extends IntentKind>(
  owner: Owner,
  { kind, clientSecret }: { kind: K; clientSecret: string },
  { name, data = {} }: Method,
): Promise<IntentOf[K]> {
  const { payment_method: method, return_url: returnUrl, ...given } = data
  if (hasCvcElement(data)) throw new IntegrationError(MESSAGES.cardCvcElement)
  const params = {
    ...given,
    client_secret: clientSecret,
    ...(returnUrl !== undefined && { return_url: returnUrl }),
    ...USE_SDK,
  }
  const access = { origin: SANDBOX_ORIGIN, key: owner.key }
  if (method === undefined || typeof method === 'string') {
    const chosen = method === undefined ? {} : { payment_method: method }
    return callIntent(access, { kind, action: 'confirm', params: { ...params, ...chosen } })
  }
  const { card, ...rest } = method
  const from = cardFrom(name, card)
  if ('entry' in from) {
    const request = { clientSecret, returnUrl, params: { ...given, payment_method_data: rest } }
    const intent = await from.entry.call('confirm', request)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the secret is of this kind
    return intent as IntentOf[K]
  }
  const withCard = { ...params, payment_method_data: { ...rest, type: 'card', card: from.card } }
  return callIntent(access, { kind, action: 'confirm', params: withCard })
}

function hasCvcElement(data: Data): boolean {
  const options = 'payment_method_options' in data ? data.payment_method_options : undefined
  return options?.card?.cvc !== undefined
}
