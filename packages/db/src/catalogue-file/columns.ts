import { currencies, minorOfDecimal, type CurrencyCode } from '@paydesk/pricing'

/** The columns of a catalogue file beside the prices, in the order in which they are written. */
export const PRODUCT_COLUMNS = [
  'sku',
  'slug',
  'name',
  'description',
  'image',
  'category',
  'tax_class',
  'grams',
  'needs_shipping',
  'stock',
  'active',
] as const
export type ProductColumn = (typeof PRODUCT_COLUMNS)[number]

/** A column of prices: "price_USD" is what a product costs, "sale_USD" what it costs while on sale. */
export type PriceColumn = { kind: 'regular' | 'sale'; currency: CurrencyCode }

export function priceColumnName({ kind, currency }: PriceColumn): string {
  return `${kind === 'sale' ? 'sale' : 'price'}_${currency}`
}

export function priceColumnOf(name: string): PriceColumn | undefined {
  const [, prefix, code] = /^(price|sale)_([A-Z]{3})$/.exec(name) ?? []
  const currency = Object.values(currencies).find((known) => known.code === code)?.code
  if (!prefix || !currency) return undefined
  return { kind: prefix === 'sale' ? 'sale' : 'regular', currency }
}

export type FileRow = Readonly<Record<string, string>>

/** One thing that is wrong with a file, told so that it can be found in a spreadsheet. */
export type FileFault = { line: number; column: string; why: string }

export type CatalogueRow = {
  sku: string
  slug: string
  name: string
  description: string
  image: string
  category: string | null
  taxClass: string
  grams: number
  needsShipping: boolean
  stock: number
  active: boolean
  /** Null: the product is not to have this price. */
  prices: (PriceColumn & { amountMinor: number | null })[]
}

type Parse = {
  row: FileRow
  line: number
  categories: ReadonlySet<string>
  taxClasses: ReadonlySet<string>
}

/** A line of the file as a product, or everything that is wrong with it. The database has the last word. */
export function parseRow({ row, line, categories, taxClasses }: Parse): CatalogueRow | FileFault[] {
  const faults: FileFault[] = []
  const fault = (column: string, why: string) => void faults.push({ line, column, why })
  const text = (column: ProductColumn) => row[column]?.trim() ?? ''
  const whole = (column: ProductColumn, otherwise?: number) => {
    const value = text(column)
    if (value === '' && otherwise !== undefined) return otherwise
    if (!/^\d{1,9}$/.test(value)) fault(column, `"${value}" is no whole number`)
    return Number(value)
  }
  const yesNo = (column: ProductColumn, otherwise: boolean) => {
    const value = text(column).toLowerCase()
    if (value === '') return otherwise
    if (!YES.has(value) && !NO.has(value)) fault(column, `"${value}" is neither yes nor no`)
    return YES.has(value)
  }
  for (const column of ['sku', 'slug', 'name', 'image'] as const) {
    if (text(column) === '') fault(column, 'is empty')
  }
  const category = text('category')
  if (category !== '' && !categories.has(category)) {
    fault('category', `there is no category "${category}": make it in Studio first`)
  }
  const taxClass = text('tax_class') || 'standard'
  if (!taxClasses.has(taxClass)) {
    fault('tax_class', `there is no tax class "${taxClass}": make it in Studio first`)
  }
  const prices = () =>
    Object.entries(row).flatMap(([name, value]) => {
      const column = priceColumnOf(name)
      if (!column) return []
      if (value.trim() === '') return [{ ...column, amountMinor: null }]
      const amountMinor = minorOfDecimal(value.trim(), column.currency)
      if (amountMinor === null || amountMinor === 0) {
        fault(
          name,
          `"${value}" is no price in ${column.currency}: write it like ${example(column)}`,
        )
      }
      return [{ ...column, amountMinor }]
    })
  const product: CatalogueRow = {
    sku: text('sku'),
    slug: text('slug'),
    name: text('name'),
    description: text('description'),
    image: text('image'),
    category: category || null,
    taxClass,
    grams: whole('grams', 0),
    needsShipping: yesNo('needs_shipping', true),
    stock: whole('stock'),
    active: yesNo('active', true),
    prices: prices(),
  }
  return faults.length > 0 ? faults : product
}

const YES = new Set(['yes', 'true', '1'])
const NO = new Set(['no', 'false', '0'])

function example({ currency }: PriceColumn): string {
  const { exponent } = currencies[currency]
  return exponent === 0 ? '1200' : `12.${'5'.padEnd(exponent, '0')}`
}
