import type { Context } from '../call.ts'
import type { SetupIntent } from '../state/rows.ts'
import { methodOptionsOf } from './method-options.ts'
import type { SharedInput, UpdateInput } from './parameters.ts'
import { typesFor } from './setup-types.ts'

type Input = SharedInput & Partial<Pick<UpdateInput, 'payment_method_types'>>

/** Both an update and a confirmation may carry these. */
export function withShared(context: Context, intent: SetupIntent, input: Input): SetupIntent {
  const named = input.payment_method_types
  const changed: SetupIntent = {
    ...intent,
    allowed_payment_method_types:
      input.allowed_payment_method_types === undefined
        ? intent.allowed_payment_method_types
        : input.allowed_payment_method_types,
    // Whoever names the types has chosen for good.
    automatic_payment_methods: named === undefined ? intent.automatic_payment_methods : null,
    excluded_payment_method_types:
      input.excluded_payment_method_types === undefined
        ? intent.excluded_payment_method_types
        : input.excluded_payment_method_types,
  }
  const types = typesFor(context, changed, named ?? intent.payment_method_types)
  return {
    ...changed,
    payment_method_options: methodOptionsOf(
      types,
      input.payment_method_options,
      intent.payment_method_options,
    ),
    payment_method_types: types,
  }
}
