import type { Call } from '../call.ts'
import { resourceMissing } from '../errors.ts'
import { viewFor as viewOfPayment } from '../payment-intents/view.ts'
import { sameSecret } from '../same-secret.ts'
import { viewFor as viewOfSetup } from '../setup-intents/view.ts'

/** The intent that a client secret opens, and what its owner's browser may see of it. */
export function openIntent(call: Call, secret: string): { types: string[]; view: object } {
  const [id = ''] = secret.split('_secret_')
  if (id.startsWith('seti_')) {
    const intent = call.store.get('setup_intents', id)
    if (!intent?.client_secret || !sameSecret(secret, intent.client_secret)) {
      throw resourceMissing('setupintent', id)
    }
    return { types: intent.payment_method_types, view: viewOfSetup('publishable', intent) }
  }
  const intent = call.store.get('payment_intents', id)
  if (intent === undefined || !sameSecret(secret, intent.client_secret)) {
    throw resourceMissing('payment_intent', id)
  }
  return { types: intent.payment_method_types, view: viewOfPayment('publishable', intent) }
}
