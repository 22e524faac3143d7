import type { Call } from '../call.ts'
import { CURRENCIES } from '../currencies.ts'
import { currencyUnknown, parameterMissing } from '../errors.ts'
import { availableTypes } from '../payment-methods/available-types.ts'
import { METHOD_TYPES, isMethodType } from '../payment-methods/method-types.ts'
import { typesFor } from '../setup-intents/setup-types.ts'
import type { DeferredIntent } from './parameters.ts'

/** The types that an intent of these terms would have. */
export function offeredTypes(call: Call, terms: DeferredIntent): string[] {
  const currency = terms.currency?.toLowerCase()
  if (currency !== undefined && !CURRENCIES.has(currency)) {
    throw currencyUnknown(currency, CURRENCIES)
  }
  if (terms.mode === 'setup') return setupTypes(call, terms, currency)
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

/** Those that a SetupIntent would have; a currency, which it has not, leaves out what it never pays. */
function setupTypes(call: Call, terms: DeferredIntent, currency: string | undefined): string[] {
  const choice = {
    allowed_payment_method_types: terms.allowed_payment_method_types ?? null,
    automatic_payment_methods: { allow_redirects: 'always', enabled: true },
    excluded_payment_method_types: terms.excluded_payment_method_types ?? null,
  } as const
  return typesFor(call, choice, []).filter(
    (type) =>
      currency === undefined || (isMethodType(type) && METHOD_TYPES[type].currencies.has(currency)),
  )
}
