import type { Context } from '../call.ts'
import { assertActive } from '../payment-methods/available-types.ts'
import { METHOD_TYPES, isMethodType } from '../payment-methods/method-types.ts'
import type { PaymentMethodRow, SetupIntent } from '../state/rows.ts'
import { methodTypeNotAllowed, methodTypeNotSaved, noMethodTypes } from './errors.ts'

type Choice = Pick<
  SetupIntent,
  'allowed_payment_method_types' | 'automatic_payment_methods' | 'excluded_payment_method_types'
>

/** The types that may be set up: those that the caller names, or all that can be saved. */
export function typesFor(
  context: Context,
  { allowed_payment_method_types: allowed, automatic_payment_methods: automatic, ...rest }: Choice,
  named: string[],
): string[] {
  if (automatic === null) {
    for (const type of named) {
      assertActive(context, type, 'payment_method_types')
      if (!canBeSaved(type)) throw methodTypeNotSaved(type)
    }
    return named
  }
  const types = context.paymentMethods.filter(
    (type) =>
      METHOD_TYPES[type].canBeSaved &&
      (allowed?.includes(type) ?? true) &&
      rest.excluded_payment_method_types?.includes(type) !== true,
  )
  if (types.length === 0) throw noMethodTypes()
  return types
}

export function assertFits(intent: SetupIntent, { wire: { type } }: PaymentMethodRow): void {
  const { payment_method_types: allowed } = intent
  if (!allowed.includes(type)) throw methodTypeNotAllowed(type, allowed)
}

function canBeSaved(type: string): boolean {
  return isMethodType(type) && METHOD_TYPES[type].canBeSaved
}
