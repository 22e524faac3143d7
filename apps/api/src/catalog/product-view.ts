import type { ListedProduct, productBySlug } from '@paydesk/db'

type ProductRow = NonNullable<Awaited<ReturnType<typeof productBySlug>>>

/** From this stock down, a customer is told that few are left. */
const LOW_STOCK = 5

export type ProductCard = {
  id: string
  slug: string
  name: string
  image: string
  /** Null: not for sale in this currency. */
  priceMinor: number | null
  /** What it costs when it is not on sale; null when it is not on sale now. */
  regularPriceMinor: number | null
  availability: 'in_stock' | 'low_stock' | 'sold_out'
}

export type ProductPage = ProductCard & {
  sku: string
  description: string
  /** What can still be had: others' open orders hold the rest. */
  stock: number
}

export function listedCard({ position: _position, stock, ...row }: ListedProduct): ProductCard {
  return { ...row, availability: availability(stock) }
}

function productCard(row: ProductRow): ProductCard {
  const { priceMinor, regularPriceMinor } = price(row)
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    image: row.image,
    priceMinor,
    regularPriceMinor,
    availability: availability(row.stock - row.reserved),
  }
}

export function productPage(row: ProductRow): ProductPage {
  const { sku, description, stock, reserved } = row
  return { ...productCard(row), sku, description, stock: stock - reserved }
}

/** A sale counts where there is a regular price, and only when it is lower. */
function price({ prices }: ProductRow): Pick<ProductCard, 'priceMinor' | 'regularPriceMinor'> {
  const regular = prices.find(({ kind }) => kind === 'regular')
  const sale = prices.find(({ kind }) => kind === 'sale')
  if (!regular) return { priceMinor: null, regularPriceMinor: null }
  return sale && sale.amountMinor < regular.amountMinor
    ? { priceMinor: sale.amountMinor, regularPriceMinor: regular.amountMinor }
    : { priceMinor: regular.amountMinor, regularPriceMinor: null }
}

function availability(stock: number): ProductCard['availability'] {
  if (stock === 0) return 'sold_out'
  return stock <= LOW_STOCK ? 'low_stock' : 'in_stock'
}
