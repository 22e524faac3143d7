import type { ConfirmationTokenResult, CreateConfirmationToken } from '@stripe/stripe-js'
import type { Owner } from '../elements/elements-group.ts'
import { requireHiddenBillingDetails } from '../elements/hidden-billing-details.ts'
import { IntegrationError, MESSAGES } from '../integration-error.ts'
import { entryOf, ownGroup } from './group-entry.ts'
import { settle } from './sdk-error.ts'

const METHOD = 'stripe.createConfirmationToken()'

export async function createConfirmationToken(
  owner: Owner,
  { elements, params = {} }: CreateConfirmationToken,
): Promise<ConfirmationTokenResult> {
  if (!elements) throw new IntegrationError(MESSAGES.tokenWithoutElements)
  const group = ownGroup(owner, elements)
  const entry = entryOf(group, METHOD)
  const { billing_details } = params.payment_method_data ?? {}
  requireHiddenBillingDetails(entry.options.fields?.billingDetails, billing_details)
  return settle(async () => {
    const given = await group.complete(params)
    return { confirmationToken: await entry.call('createConfirmationToken', { params: given }) }
  })
}
