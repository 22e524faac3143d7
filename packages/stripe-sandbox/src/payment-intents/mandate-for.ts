import type { Call } from '../call.ts'
import { resourceMissing } from '../errors.ts'
import { makeMandate, standingMandate } from '../mandates/mandate.ts'
import { METHOD_TYPES, isMethodType } from '../payment-methods/method-types.ts'
import type { PaymentIntent, PaymentMethodRow } from '../state/rows.ts'
import { mandateMissing, mandateOfAnotherMethod } from './errors.ts'
import { futureUsageFor } from './method-options.ts'
import type { ConfirmationInput } from './parameters.ts'

type Confirmation = { paymentMethod: PaymentMethodRow; input: ConfirmationInput }

/** What lets a debit be made: given now, named, or given before for whenever it is needed. */
export function mandateFor(
  call: Call,
  intent: PaymentIntent,
  { paymentMethod, input }: Confirmation,
): string | null {
  const { id, type } = paymentMethod.wire
  if (!isMethodType(type) || !METHOD_TYPES[type].needsMandate) return null
  if (input.mandate !== undefined) {
    const named = call.store.get('mandates', input.mandate)
    if (named === undefined) throw resourceMissing('mandate', input.mandate, 'mandate')
    if (named.payment_method !== id) throw mandateOfAnotherMethod(named.id)
    return named.id
  }
  const given = input.mandate_data ?? undefined
  const standing = given === undefined ? standingMandate(call, id) : undefined
  if (standing !== undefined) return standing.id
  // stripe.js shows the mandate's text and takes the confirmation for the customer's word.
  if (given === undefined && call.keyKind === 'secret') throw mandateMissing(type)
  const isStanding = futureUsageFor(intent, type) === 'off_session'
  const { amount, currency } = intent
  const once = isStanding ? null : { amount, currency }
  return makeMandate(call, { paymentMethod, input: given, once }).id
}
