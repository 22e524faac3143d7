import type { Currency, Quote } from '../trpc.ts'
import type { OrderLines } from './cart.ts'

/**
 * What the edited cart will probably cost, for the moment until the server answers (ux.md V5):
 * its last unit prices times the new quantities. Null when a price is not known. Display only: the
 * server compares it with its own total before anything is charged (I1).
 */
export function estimateQuote(
  known: Quote | null,
  lines: OrderLines,
  currency: Currency,
): Quote | null {
  if (known === null || known.currency !== currency || lines.length === 0) return null
  const estimated: Quote['lines'][number][] = []
  for (const { productId, quantity } of lines) {
    const line = known.lines.find((candidate) => candidate.productId === productId)
    if (!line) return null
    const subtotalLine = line.unitMinor * quantity
    estimated.push({ ...line, quantity, subtotalMinor: subtotalLine, totalMinor: subtotalLine })
  }
  const subtotalMinor = estimated.reduce((sum, line) => sum + line.subtotalMinor, 0)
  return {
    ...known,
    lines: estimated,
    subtotalMinor,
    totalMinor: known.totalMinor - known.subtotalMinor + subtotalMinor,
  }
}
