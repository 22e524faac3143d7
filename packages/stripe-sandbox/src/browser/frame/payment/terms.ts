import type { TermsOption } from '@stripe/stripe-js'
import { makeElement } from '../form-dom.ts'
import type { PaymentSession } from './methods/method-form.ts'

type Terms = {
  /** With `{business}` where the merchant's name goes. */
  text: string
  option: keyof TermsOption
  /** The text of a debit's mandate is always needed; a card's only if it is kept for later. */
  isMandate?: boolean
}

/** The mandate: the shopper has read it in this browser, whose address and name Stripe sees. */
export const ACCEPTED_HERE = {
  customer_acceptance: { type: 'online', online: { infer_from_client: true } },
}

export function makeTerms(): HTMLElement {
  return makeElement('p', { class: 'TermsText Text--terms' })
}

/** Writes what the shopper agrees to, or hides it where nothing is agreed to. */
export function fillTerms(place: HTMLElement, session: PaymentSession, terms: Terms): void {
  const { element, offer } = session
  const option = element.terms?.[terms.option] ?? 'auto'
  const isDue = terms.isMandate === true || offer.isKept
  place.hidden = option === 'never' || (option === 'auto' && !isDue)
  place.textContent = terms.text.replaceAll('{business}', element.business?.name ?? offer.business)
}
