import type { productBySlug } from '@paydesk/db'

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
  availability: 'in_stock' | 'low_stock' | 'sold_out'
}

export type ProductPage = ProductCard & { sku: string; description: string; stock: number }

export function productCard(row: ProductRow): ProductCard {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    image: row.image,
    priceMinor: row.prices[0]?.amountMinor ?? null,
    availability: availability(row.stock),
  }
}

export function productPage(row: ProductRow): ProductPage {
  return { ...productCard(row), sku: row.sku, description: row.description, stock: row.stock }
}

function availability(stock: number): ProductCard['availability'] {
  if (stock === 0) return 'sold_out'
  return stock <= LOW_STOCK ? 'low_stock' : 'in_stock'
}
