import type { Call } from '../call.ts'
import { CURRENCIES } from '../currencies.ts'
import { currencyUnknown, parameterMissing } from '../errors.ts'
import { availableTypes } from '../payment-methods/available-types.ts'
import type { DeferredIntent } from './parameters.ts'

/** The types that an intent of these terms would have. */
export function offeredTypes(call: Call, terms: DeferredIntent): string[] {
  const currency = terms.currency?.toLowerCase()
  if (currency !== undefined && !CURRENCIES.has(currency)) {
    throw currencyUnknown(currency, CURRENCIES)
  }
  // SetupIntents here set up cards only.
  if (terms.mode === 'setup') return ['card']
  if (currency === undefined) throw parameterMissing('deferred_intent[currency]')
  return availableTypes(call, {
    currency,
    isHeld: terms.capture_method === 'manual',
    isSaved: terms.mode === 'subscription' || terms.setup_future_usage === 'off_session',
    mayRedirect: true,
    allowed: terms.allowed_payment_method_types,
    excluded: terms.excluded_payment_method_types,
  })
}
