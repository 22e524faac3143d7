import { invalidRequest } from '../errors.ts'
import type { StripeError } from '../errors.ts'

const QUERY = { param: 'query' }

export function queryUnreadable(): StripeError {
  return invalidRequest(
    'We were unable to parse your search query. Try using the format `metadata["key"]:"value"` to query for metadata or key:"value" to query for other fields.',
    QUERY,
  )
}

export function queryMixed(): StripeError {
  return invalidRequest('You cannot combine AND and OR in the same search query.', QUERY)
}

export function queryTooLong(most: number): StripeError {
  return invalidRequest(`A search query can have at most ${most} clauses.`, QUERY)
}

export function fieldUnknown(field: string, resource: string): StripeError {
  return invalidRequest(
    `Field \`${field}\` is an unsupported search field for resource \`${resource}\`. See https://stripe.com/docs/search#query-fields-for-${resource.replaceAll('_', '-')} for a list of supported fields.`,
    QUERY,
  )
}

export function operatorUnknown(operator: string, field: string): StripeError {
  return invalidRequest(
    `Operator \`${operator}\` is not supported for the field \`${field}\`.`,
    QUERY,
  )
}

export function substringTooShort(least: number): StripeError {
  return invalidRequest(`A substring to search for needs at least ${least} characters.`, QUERY)
}

export function pageUnknown(): StripeError {
  return invalidRequest('Invalid page: it is not the `next_page` of a search.', { param: 'page' })
}
