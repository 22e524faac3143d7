import type { PaymentIntent, SetupIntent } from '@stripe/stripe-js'

/** The two kinds of intent, by the name that their objects have in the API. */
export type IntentOf = { payment_intent: PaymentIntent; setup_intent: SetupIntent }
export type IntentKind = keyof IntentOf

const PREFIXES: Record<IntentKind, string> = { payment_intent: 'pi', setup_intent: 'seti' }
const SECRET = /^((pi|seti)_[A-Za-z0-9]+)_secret_[A-Za-z0-9]+$/

/** The intent's id in a client secret, or null if the text is not a secret of that kind. */
export function intentIdOf(kind: IntentKind, clientSecret: unknown): string | null {
  const [, id, prefix] = (typeof clientSecret === 'string' && SECRET.exec(clientSecret)) || []
  return id !== undefined && prefix === PREFIXES[kind] ? id : null
}

/** Which kind of intent a client secret opens; null if it is none. */
export function intentKindOf(clientSecret: unknown): IntentKind | null {
  if (intentIdOf('payment_intent', clientSecret)) return 'payment_intent'
  return intentIdOf('setup_intent', clientSecret) ? 'setup_intent' : null
}
