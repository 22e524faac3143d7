import type Stripe from 'stripe'
import type { Call } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { parametersExclusive, resourceMissing } from '../errors.ts'
import { newId } from '../ids.ts'
import { shippingOf } from '../payment-methods/billing-details.ts'
import { beforeChecks } from '../payment-methods/card-checks.ts'
import { METHOD_TYPES, isMethodType } from '../payment-methods/method-types.ts'
import { namedMethod, readMethod } from '../payment-methods/payment-method.ts'
import type { ConfirmationTokenRow, MethodDraft } from '../state/rows.ts'
import { nothingToConfirmWith } from './errors.ts'
import type { CreateInput } from './parameters.ts'

const LIFETIME_SECONDS = 12 * 60 * 60

export function createConfirmationToken(call: Call, input: CreateInput): ConfirmationTokenRow {
  const { method, preview } = methodOf(call, input)
  const created = nowSeconds(call.environment)
  const wire: Stripe.ConfirmationToken = {
    id: newId(call.environment, 'ctoken_1'),
    object: 'confirmation_token',
    created,
    expires_at: created + LIFETIME_SECONDS,
    livemode: false,
    mandate_data: mandateDataOf(input.mandate_data, preview.type),
    metadata: null,
    payment_intent: null,
    payment_method_options: null,
    payment_method_preview: preview,
    return_url: input.return_url ?? null,
    setup_future_usage: input.setup_future_usage ?? null,
    setup_intent: null,
    shipping: shippingPreview(input.shipping),
    use_stripe_sdk: input.use_stripe_sdk ?? true,
  }
  const row = { wire, method, terms: input.client_context ?? null }
  call.store.put('confirmation_tokens', wire.id, row)
  return row
}

type Method = {
  method: ConfirmationTokenRow['method']
  preview: Stripe.ConfirmationToken.PaymentMethodPreview
}

function methodOf(
  call: Call,
  { payment_method: id, payment_method_data: data }: CreateInput,
): Method {
  if (id !== undefined && data !== undefined) {
    throw parametersExclusive('payment_method', 'payment_method_data')
  }
  if (data !== undefined) {
    const draft = readMethod(call, data, 'payment_method_data')
    return { method: draft, preview: previewOf(beforeChecks(draft.wire)) }
  }
  if (id === undefined) throw nothingToConfirmWith()
  const stored = call.store.get('payment_methods', id)
  if (stored !== undefined) return { method: { id }, preview: previewOf(stored.wire) }
  const named = namedMethod(call, id)
  if (named === undefined) throw resourceMissing('PaymentMethod', id, 'payment_method')
  return { method: named, preview: previewOf(beforeChecks(named.wire)) }
}

/** All of a payment method but what makes it an object of its own. */
function previewOf(wire: MethodDraft['wire']): Stripe.ConfirmationToken.PaymentMethodPreview {
  const { object: _object, livemode: _livemode, metadata: _metadata, ...preview } = wire
  if ('id' in preview) delete preview.id
  return preview
}

function shippingPreview(input: CreateInput['shipping']): Stripe.ConfirmationToken.Shipping | null {
  const shipping = shippingOf(input ?? null)
  if (shipping === null || shipping.address === undefined) return null
  const { address, name, phone } = shipping
  return { address, name: name ?? '', phone: phone ?? null }
}

/** The Payment Element shows the mandate's text of a debit: who submits it accepts that. */
function mandateDataOf(
  input: CreateInput['mandate_data'],
  methodType: string,
): Stripe.ConfirmationToken.MandateData | null {
  if (input === undefined || input === null) {
    const isNeeded = isMethodType(methodType) && METHOD_TYPES[methodType].needsMandate
    const online = { ip_address: null, user_agent: null }
    return isNeeded ? { customer_acceptance: { online, type: 'online' } } : null
  }
  const { type, online } = input.customer_acceptance
  return {
    customer_acceptance: {
      type,
      online:
        online === undefined
          ? null
          : { ip_address: online.ip_address ?? null, user_agent: online.user_agent ?? null },
    },
  }
}
