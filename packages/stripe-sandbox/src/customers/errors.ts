import { invalidRequest } from '../errors.ts'
import type { StripeError } from '../errors.ts'

export function emailInvalid(email: string): StripeError {
  return invalidRequest(`Invalid email address: ${email}`, {
    code: 'email_invalid',
    param: 'email',
  })
}

export function methodNotOfCustomer(method: string, param: string): StripeError {
  return invalidRequest(
    `The customer does not have a payment method with the ID ${method}. The payment method must be attached to the customer.`,
    { param },
  )
}
