import type { PaymentElement } from './payment-element.ts'

/** The Payment Elements on the page now: a challenge has to make their frames inert. */
export const mountedElements = new Set<PaymentElement>()
