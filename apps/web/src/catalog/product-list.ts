import type { Currency } from '../trpc.ts'

const PAGE_SIZE = 12

/** One place for the list's input, so that what a loader fetches is what the page asks for. */
export function productListInput(currency: Currency, search: string | undefined) {
  return { currency, limit: PAGE_SIZE, ...(search ? { search } : {}) }
}
