import type { Context } from '../call.ts'
import { METHOD_TYPES, isMethodType } from './method-types.ts'
import type { MethodType } from './method-types.ts'
import { methodTypeInactive, methodTypesNotInCurrency, noMethodTypes } from './errors.ts'

export type PaymentTerms = {
  currency: string
  isHeld: boolean
  isSaved: boolean
  mayRedirect: boolean
  /** Only these, where the list is given. */
  allowed?: readonly string[] | null | undefined
  excluded?: readonly string[] | null | undefined
}

/** What a customer may pay with on these terms, of what the account has activated. */
export function availableTypes({ paymentMethods }: Context, terms: PaymentTerms): MethodType[] {
  const { allowed, excluded } = terms
  return paymentMethods.filter((type) => {
    const kind = METHOD_TYPES[type]
    return (
      kind.currencies.has(terms.currency) &&
      (kind.canHold || !terms.isHeld) &&
      (kind.canBeSaved || !terms.isSaved) &&
      (!kind.isRedirect || terms.mayRedirect) &&
      (allowed?.includes(type) ?? true) &&
      excluded?.includes(type) !== true
    )
  })
}

/** The same for an intent, which has to have one at least. */
export function automaticTypes(context: Context, terms: PaymentTerms): MethodType[] {
  const types = availableTypes(context, terms)
  if (types.length === 0) throw noMethodTypes()
  return types
}

/** A list that the caller made: each has to be active, and to know the currency. */
export function assertNamedTypes(
  context: Context,
  types: readonly string[],
  currency: string,
): void {
  for (const type of types) assertActive(context, type, 'payment_method_types')
  const isKnown = types.every(
    (type) => isMethodType(type) && METHOD_TYPES[type].currencies.has(currency),
  )
  if (!isKnown) throw methodTypesNotInCurrency(currency)
}

export function assertActive({ paymentMethods }: Context, type: string, param: string): void {
  if (!paymentMethods.some((active) => active === type)) throw methodTypeInactive(type, param)
}
