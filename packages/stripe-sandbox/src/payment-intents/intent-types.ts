import type { Context } from '../call.ts'
import { parametersExclusive } from '../errors.ts'
import { assertNamedTypes, automaticTypes } from '../payment-methods/available-types.ts'
import { methodTypeNotAllowed } from '../payment-methods/errors.ts'
import { METHOD_TYPES, isMethodType } from '../payment-methods/method-types.ts'
import type { PaymentIntent, PaymentMethodRow } from '../state/rows.ts'
import { manualCaptureUnsupported } from './errors.ts'
import { captureMethodFor } from './method-options.ts'

type Wanted = {
  payment_method_types?: string[] | undefined
  automatic_payment_methods?: { enabled: boolean } | undefined
}

/** Whether Stripe chooses the types; otherwise the caller names them. */
export function choosesAutomatically(input: Wanted): boolean {
  const namesTypes = input.payment_method_types !== undefined
  if (namesTypes && input.automatic_payment_methods?.enabled === true) {
    throw parametersExclusive('payment_method_types', 'automatic_payment_methods')
  }
  return !namesTypes && input.automatic_payment_methods?.enabled !== false
}

type Terms = Pick<
  PaymentIntent,
  | 'allowed_payment_method_types'
  | 'automatic_payment_methods'
  | 'capture_method'
  | 'currency'
  | 'excluded_payment_method_types'
  | 'setup_future_usage'
>

/** The types that may pay an intent on these terms. */
export function typesFor(context: Context, terms: Terms, named: string[]): string[] {
  const automatic = terms.automatic_payment_methods
  if (automatic === null) {
    assertNamedTypes(context, named, terms.currency)
    return named
  }
  return automaticTypes(context, {
    currency: terms.currency,
    isHeld: terms.capture_method === 'manual',
    isSaved: terms.setup_future_usage === 'off_session',
    mayRedirect: automatic.allow_redirects !== 'never',
    allowed: terms.allowed_payment_method_types,
    excluded: terms.excluded_payment_method_types,
  })
}

/** The payment method has to be of a type that may pay, and to be able to do what is asked of it. */
export function assertFits(intent: PaymentIntent, { wire }: PaymentMethodRow): void {
  const { type } = wire
  if (!intent.payment_method_types.includes(type) || !isMethodType(type)) {
    throw methodTypeNotAllowed(type, intent.payment_method_types)
  }
  const isHeld = captureMethodFor(intent, type) === 'manual'
  if (isHeld && !METHOD_TYPES[type].canHold) throw manualCaptureUnsupported(type)
}
