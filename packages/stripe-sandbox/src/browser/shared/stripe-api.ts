import { toFormFields } from './form-fields.ts'
import { intentIdOf, type IntentKind, type IntentOf } from './intent-secret.ts'
import { StripeFailure } from './stripe-failure.ts'

// No claim about the money: a connection may break after the payment was made.
const UNREACHABLE =
  'We are experiencing issues connecting to our payments provider. ' +
  'Please check your internet connection and try again.'

export type Access = { origin: string; key: string }

/**
 * One POST to the API with the publishable key, which is in the body like all else: so no secret
 * is in an address or its logs, and the request needs no CORS preflight.
 * Throws StripeFailure with the API's error object, or api_connection_error.
 */
export async function callStripe<Result>(
  access: Access,
  path: string,
  params: object,
): Promise<Result> {
  const answer = await post(`${access.origin}/v1/${path}`, { key: access.key, ...params })
  const body = await answer.json().catch(() => null)
  if (answer.ok && body !== null) return body
  throw new StripeFailure(
    body?.error ?? { type: 'api_error', message: 'The payment service gave no readable answer.' },
  )
}

type IntentCall<K extends IntentKind> = {
  kind: K
  action: 'confirm' | 'refresh'
  params: { client_secret: string }
}

/** One call on the intent that the client secret opens. */
export function callIntent<K extends IntentKind>(
  access: Access,
  { kind, action, params }: IntentCall<K>,
): Promise<IntentOf[K]> {
  return callStripe(access, `${kind}s/${intentIdOf(kind, params.client_secret)}/${action}`, params)
}

/** What a challenge is about; null once it is over. */
export type OpenChallenge = {
  price: { amount: number; currency: string } | null
  payment_method_type: string | null
}

/** Looks whether a challenge still waits for its answer. Rejects when the sandbox cannot be asked. */
export async function lookAtChallenge(url: string): Promise<OpenChallenge | null> {
  const answer = await fetch(url, { credentials: 'omit', cache: 'no-store' })
  if (answer.ok) return answer.json()
  if (answer.status === 404) return null
  throw new Error('The challenge could not be looked at.')
}

/**
 * Records what the shopper (or the bank's page) decided in a 3-D Secure challenge. Null when the
 * challenge is over already, answered elsewhere or void: the intent tells the rest.
 */
export async function settleChallenge(
  url: string,
  outcome: 'succeed' | 'fail' | 'close',
): Promise<{ status: string; redirect_url: string | null } | null> {
  const answer = await post(url, { outcome })
  if (answer.ok) return answer.json()
  if (answer.status >= 400 && answer.status < 500) return null
  throw new StripeFailure({ type: 'api_error', message: 'The challenge could not be recorded.' })
}

async function post(url: string, params: object): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', body: toFormFields(params), credentials: 'omit' })
  } catch {
    throw new StripeFailure({ type: 'api_connection_error', message: UNREACHABLE })
  }
}
