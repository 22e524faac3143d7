import type { Quote } from '@paydesk/pricing'

/** The lines as arrays, one for each column of order_lines from product_id on: what unnest() takes. */
export function lineColumns(lines: Quote['lines']): unknown[] {
  return [
    lines.map(({ productId }) => productId),
    lines.map(({ name }) => name),
    lines.map(({ unitMinor }) => unitMinor),
    lines.map(({ quantity }) => quantity),
    lines.map(({ subtotalMinor }) => subtotalMinor),
    lines.map(({ discountMinor }) => discountMinor),
    lines.map(({ taxMinor }) => taxMinor),
    lines.map(({ taxReliefMinor }) => taxReliefMinor),
    lines.map(({ totalMinor }) => totalMinor),
  ]
}
