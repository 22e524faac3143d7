import type { Call } from '../call.ts'
import { findSession, savedMethods } from './customer-session.ts'

/** What our Payment Element needs to know of a customer who comes back. */
export function returningCustomer(call: Call, secret: string): object {
  const session = findSession(call, secret)
  const customer = call.store.get('customers', session.wire.customer)
  return {
    default_payment_method: customer?.invoice_settings.default_payment_method ?? null,
    payment_element: session.wire.components?.payment_element,
    payment_methods: savedMethods(call, session),
  }
}
