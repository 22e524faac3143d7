import { invalidRequest } from '../errors.ts'
import type { StripeError } from '../errors.ts'

export function disputeClosed(status: string): StripeError {
  return invalidRequest(
    `This dispute is no longer open for a response because it has a status of ${status}.`,
  )
}
