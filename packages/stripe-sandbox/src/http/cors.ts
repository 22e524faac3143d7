import type { HeaderList } from './exchange.ts'

/** As recorded from the live API. */
export const CORS_HEADERS: readonly string[] = [
  'Access-Control-Allow-Origin',
  '*',
  'Access-Control-Allow-Methods',
  'GET, HEAD, PUT, PATCH, POST, DELETE',
  'Access-Control-Expose-Headers',
  'Request-Id, Stripe-Manage-Version, Stripe-Should-Retry',
  'Access-Control-Max-Age',
  '300',
] satisfies HeaderList

/** What a browser is told that asks whether it may send a request with these headers. */
export function preflightHeaders(asked: string | null): HeaderList {
  return asked === null
    ? [...CORS_HEADERS]
    : [...CORS_HEADERS, 'Access-Control-Allow-Headers', asked]
}
