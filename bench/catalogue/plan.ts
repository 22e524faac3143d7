import { explainProducts, type Database, type ProductQuery } from '@paydesk/db'
import { quantile } from '../load/quantile.ts'
import type { Asks } from './asks.ts'
import type { Latencies } from './suite.ts'

/** How Postgres goes about the kind of page that takes longest. */
export async function slowestPlan(
  { pool }: Pick<Database, 'pool'>,
  { asks, latencies }: { asks: Asks; latencies: Latencies },
): Promise<string> {
  const [slowest] = [...latencies].toSorted(
    ([, one], [, other]) => quantile(other, 0.95) - quantile(one, 0.95),
  )
  const ask = slowest && asks.get(slowest[0])
  if (!ask) return ''
  const { sort, limit = 12, ...input } = ask()
  const query: ProductQuery = {
    ...input,
    limit,
    sort: sort ?? (input.search ? 'relevance' : 'name'),
  }
  return `The plan of "${slowest[0]}":\n${await explainProducts(pool, query)}`
}
