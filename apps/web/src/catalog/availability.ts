import type { ProductCard } from '../trpc.ts'

type Availability = ProductCard['availability']

/** Shown on a card; nothing to say about a product that is simply there. */
export const AVAILABILITY_TEXT = {
  in_stock: null,
  low_stock: 'Low stock',
  sold_out: 'Sold out',
} as const satisfies Record<Availability, string | null>
