import type { StripeElements } from '@stripe/stripe-js'
import { ElementsGroup, type Owner } from '../elements/elements-group.ts'
import type { PaymentEntry } from '../elements/payment-entry.ts'
import { IntegrationError, MESSAGES, notMounted, notSubmitted } from '../integration-error.ts'

/** The group, if it is of this very Stripe() instance. */
export function ownGroup(owner: Owner, elements: StripeElements): ElementsGroup {
  if (!(elements instanceof ElementsGroup) || elements.owner !== owner) {
    throw new IntegrationError(MESSAGES.otherInstance)
  }
  return elements
}

/** The Element to pay with; it has to be on the page, and submitted where that is asked for. */
export function entryOf(group: ElementsGroup, method: string): PaymentEntry {
  const { entry } = group
  if (!entry) throw notMounted(method)
  if (group.isDeferred && !group.isSubmitted) throw notSubmitted(method)
  return entry
}
