import type {
  CreatePaymentMethodData,
  CreatePaymentMethodFromElement,
  CreatePaymentMethodFromElements,
  PaymentMethod,
  PaymentMethodResult,
} from '@stripe/stripe-js'
import { callStripe } from '../../shared/stripe-api.ts'
import type { Owner } from '../elements/elements-group.ts'
import { requireHiddenBillingDetails } from '../elements/hidden-billing-details.ts'
import { IntegrationError, MESSAGES, noCardElement } from '../integration-error.ts'
import { SANDBOX_ORIGIN } from '../origin.ts'
import { cardEntryOf, cardFrom } from './card-entry.ts'
import { entryOf, ownGroup } from './group-entry.ts'
import { settle } from './sdk-error.ts'

const METHOD = 'stripe.createPaymentMethod()'

type Options =
  | CreatePaymentMethodData
  | CreatePaymentMethodFromElement
  | CreatePaymentMethodFromElements

export async function createPaymentMethod(
  owner: Owner,
  options: Options,
): Promise<PaymentMethodResult> {
  if (typeof options !== 'object' || options === null) {
    throw new IntegrationError(MESSAGES.nothingToCreateFrom)
  }
  if ('elements' in options) return fromElements(owner, options)
  if ('element' in options) return fromCardElement(options.element, options.params ?? {})
  return fromData(owner, options)
}

async function fromElements(
  owner: Owner,
  { elements, params = {}, metadata }: CreatePaymentMethodFromElements,
): Promise<PaymentMethodResult> {
  const group = ownGroup(owner, elements)
  if (group.options.paymentMethodCreation !== 'manual') {
    throw new IntegrationError(MESSAGES.notManualCreation)
  }
  const entry = entryOf(group, METHOD)
  requireHiddenBillingDetails(entry.options.fields?.billingDetails, params.billing_details)
  return settle(async () => {
    const data = { ...params, ...(metadata !== undefined && { metadata }) }
    const given = await group.complete({ payment_method_data: data })
    return { paymentMethod: await entry.call('createPaymentMethod', { params: given }) }
  })
}

async function fromCardElement(element: unknown, params: object): Promise<PaymentMethodResult> {
  const entry = cardEntryOf(element)
  if (!entry) throw noCardElement(METHOD, element)
  return settle(async () => ({
    paymentMethod: await entry.call('createPaymentMethod', {
      params: { payment_method_data: params },
    }),
  }))
}

async function fromData(owner: Owner, data: CreatePaymentMethodData): Promise<PaymentMethodResult> {
  const access = { origin: SANDBOX_ORIGIN, key: owner.key }
  if ('card' in data) {
    const { card, ...params } = data
    const from = cardFrom('createPaymentMethod', card)
    if ('entry' in from) return fromCardElement(card, params)
  }
  return settle(async () => ({
    paymentMethod: await callStripe<PaymentMethod>(access, 'payment_methods', data),
  }))
}
