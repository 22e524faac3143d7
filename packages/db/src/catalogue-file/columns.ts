import { currencies, type CurrencyCode } from '@paydesk/pricing'
import { readTruth, readWhole, type Cell, type Value } from './cell.ts'

type ProductColumn = {
  /** Where the database keeps it. */
  stored: string
  read: (text: string) => Cell<Value>
  /** What an empty cell says. Without it, the cell may not be empty. */
  empty?: Value
}

const text = (stored: string, empty?: string): ProductColumn => ({
  stored,
  read: (value) => ({ value }),
  ...(empty !== undefined && { empty }),
})

/** The file's columns of the product itself, in the order in which export writes them. */
export const productColumns = {
  sku: text('sku'),
  slug: text('slug'),
  name: text('name'),
  description: text('description', ''),
  image: text('image'),
  category: text('category_id', ''),
  tax_class: text('tax_class_id', 'standard'),
  grams: { stored: 'grams', read: readWhole, empty: 0 },
  needs_shipping: { stored: 'needs_shipping', read: readTruth, empty: true },
  stock: { stored: 'stock', read: readWhole },
  active: { stored: 'active', read: readTruth, empty: true },
} as const satisfies Record<string, ProductColumn>

export type ProductColumnName = keyof typeof productColumns

export const productColumnNames: readonly ProductColumnName[] =
  Object.keys(productColumns).filter(isProductColumn)

/** What a new product cannot do without. The others have a default. */
export const requiredOfNew = ['slug', 'name', 'image', 'stock'] as const

/** A column of prices: "price_USD" is what a product costs, "sale_USD" what it costs while on sale. */
export type PriceColumn = { kind: 'regular' | 'sale'; currency: CurrencyCode }

export function priceColumnName({ kind, currency }: PriceColumn): string {
  return `${kind === 'sale' ? 'sale' : 'price'}_${currency}`
}

export type Column =
  | { name: string; kind: 'product'; column: ProductColumnName }
  | { name: string; kind: 'price'; price: PriceColumn }

/** The column of that name, undefined for a name that the file may not use. */
export function findColumn(name: string): Column | undefined {
  if (isProductColumn(name)) return { name, kind: 'product', column: name }
  const [, kind, currency = ''] = /^(price|sale)_([A-Z]{3})$/.exec(name) ?? []
  if (!isCurrency(currency)) return undefined
  return { name, kind: 'price', price: { currency, kind: kind === 'sale' ? 'sale' : 'regular' } }
}

function isProductColumn(name: string): name is ProductColumnName {
  return Object.hasOwn(productColumns, name)
}

function isCurrency(code: string): code is CurrencyCode {
  return Object.hasOwn(currencies, code)
}
