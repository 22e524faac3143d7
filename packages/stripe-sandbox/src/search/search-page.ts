import type { Context } from '../call.ts'
import { expand } from '../expand.ts'
import { integer, list, required, text } from '../parameters.ts'
import type { Fields, Parsed } from '../parameters.ts'
import type { Rows } from '../state/rows.ts'
import { pageUnknown } from './errors.ts'
import { matcher } from './match.ts'
import type { Searchable } from './match.ts'
import { parseQuery } from './parse-query.ts'

const MAX_LIMIT = 100
const DEFAULT_LIMIT = 10

export const searchFields = {
  expand: list(text()),
  limit: integer(1, MAX_LIMIT),
  page: text(),
  query: required(text()),
} satisfies Fields

type SearchedTable = 'charges' | 'customers' | 'payment_intents'

type Search<N extends SearchedTable> = {
  table: N
  input: Parsed<typeof searchFields>
  searchable: Searchable<Rows[N]>
}

/** One page of what a query means, newest first. */
export function searchPage<N extends SearchedTable>(
  context: Context,
  { table, input, searchable }: Search<N>,
): object {
  const isWanted = matcher(parseQuery(input.query), searchable)
  const limit = input.limit ?? DEFAULT_LIMIT
  const after = input.page === undefined ? undefined : idOfPage(context, table, input.page)
  const isCounted = input.expand?.includes('total_count') === true
  const found: [id: string, row: Rows[N]][] = []
  for (const entry of context.store.walk(table, { direction: 'newest_first', after })) {
    if (isWanted(entry[1])) found.push(entry)
    if (found.length > limit) break
  }
  const page = found.slice(0, limit)
  const last = page.at(-1)?.[0]
  const hasMore = found.length > limit && last !== undefined
  const body = {
    object: 'search_result',
    data: page.map(([, row]) => row),
    has_more: hasMore,
    next_page: hasMore ? pageOfId(last) : null,
    ...(isCounted ? { total_count: count(context, table, isWanted) } : {}),
    url: `/v1/${table}/search`,
  }
  return expand(
    context,
    body,
    input.expand?.filter((path) => path !== 'total_count'),
  )
}

function count<N extends SearchedTable>(
  { store }: Context,
  table: N,
  isWanted: (row: Rows[N]) => boolean,
): number {
  let total = 0
  for (const [, row] of store.walk(table)) if (isWanted(row)) total += 1
  return total
}

function pageOfId(id: string): string {
  return Buffer.from(id).toString('base64url')
}

function idOfPage({ store }: Context, table: SearchedTable, page: string): string {
  const id = Buffer.from(page, 'base64url').toString()
  if (store.get(table, id) === undefined) throw pageUnknown()
  return id
}
