import type { AppRouter } from '@paydesk/api'
import { TRPCClientError } from '@trpc/client'

function isApiError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError
}

function dataOf(error: unknown) {
  return isApiError(error) ? error.data : undefined
}

/** Also for an address that could not name anything: the API calls that a bad request. */
export function isNotFound(error: unknown): boolean {
  const code = dataOf(error)?.code
  return code === 'NOT_FOUND' || code === 'BAD_REQUEST'
}

/** No answer came at all: the request may or may not have arrived. */
export function isConnectionLost(error: unknown): boolean {
  return isApiError(error) && !error.data
}

/** The server said no, so nothing was done. Any other fault leaves that open. */
export function isRefusal(error: unknown): boolean {
  const status = dataOf(error)?.httpStatus
  return status !== undefined && status < 500
}

/** The cart's checkout id was begun by another guest, as after the cookie was deleted. */
export function isForeignCheckout(error: unknown): boolean {
  return problemsOf(error).some(({ code }) => code === 'checkout_of_another_guest')
}

/** What the server found wrong with the request; each message says the way out. */
function problemsOf(error: unknown) {
  return dataOf(error)?.problems ?? []
}

/** What to do about it; for a fault of ours with the reference that staff can look up. */
export function explainError(error: unknown): string {
  if (isConnectionLost(error)) return 'No connection to the shop. Check your network and try again.'
  const problems = problemsOf(error)
  if (problems.length > 0) return problems.map(({ message }) => message).join(' ')
  const data = dataOf(error)
  if (data?.code === 'TOO_MANY_REQUESTS')
    return 'That was a lot at once. Wait a minute and try again.'
  const where = data?.reference
    ? ` If it happens again, tell us this reference: ${data.reference}.`
    : ''
  return `Something went wrong on our side. Try again.${where}`
}
