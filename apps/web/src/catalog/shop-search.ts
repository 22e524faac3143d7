import type { Currency } from '../trpc.ts'

export const SORTS = {
  name: 'Name',
  newest: 'Newest first',
  price_asc: 'Price, low to high',
  price_desc: 'Price, high to low',
} as const
export type Sort = keyof typeof SORTS

/** What the address says: all that Back, a reload and a shared link must find again. */
export type ShopSearch = {
  q?: string
  category?: string
  sort?: Sort
  /** In minor units, with their currency: "USD:1000-5000", "USD:-5000". */
  price?: string
  sale?: true
  stock?: true
}

function isSort(value: unknown): value is Sort {
  return typeof value === 'string' && Object.hasOwn(SORTS, value)
}

/** Makes sense of whatever stands in the address. */
export function parseShopSearch(search: Record<string, unknown>): ShopSearch {
  const { q, category, sort, price, sale, stock } = search
  return {
    ...(typeof q === 'string' && q !== '' && { q }),
    ...(typeof category === 'string' && /^[a-z0-9-]{1,80}$/.test(category) && { category }),
    ...(isSort(sort) && { sort }),
    ...(typeof price === 'string' && PRICE.test(price) && { price }),
    ...(sale === true && { sale }),
    ...(stock === true && { stock }),
  }
}

const PRICE = /^([A-Z]{3}):(\d{1,8})?-(\d{1,8})?$/

export type PriceRange = { minMinor: number | undefined; maxMinor: number | undefined }

/** The bounds, if they are of this currency: another's numbers mean something else. */
export function priceRange(price: string | undefined, currency: Currency): PriceRange {
  const [, code, least, most] = PRICE.exec(price ?? '') ?? []
  if (code !== currency) return { minMinor: undefined, maxMinor: undefined }
  return {
    minMinor: least === undefined ? undefined : Number(least),
    maxMinor: most === undefined ? undefined : Number(most),
  }
}

export function priceParam({ minMinor, maxMinor }: PriceRange, currency: Currency) {
  if (minMinor === undefined && maxMinor === undefined) return undefined
  return `${currency}:${minMinor ?? ''}-${maxMinor ?? ''}`
}

const PAGE_SIZE = 12

/** One place for the list's input, so that what a loader fetches is what the page asks for. */
export function productListInput(currency: Currency, search: ShopSearch) {
  const { minMinor, maxMinor } = priceRange(search.price, currency)
  return {
    currency,
    limit: PAGE_SIZE,
    ...(search.q && { search: search.q }),
    ...(search.category && { category: search.category }),
    ...(search.sort && { sort: search.sort }),
    ...(minMinor !== undefined && { priceMinMinor: minMinor }),
    ...(maxMinor !== undefined && { priceMaxMinor: maxMinor }),
    ...(search.sale && { onSale: true }),
    ...(search.stock && { inStock: true }),
  }
}
