import type { Context } from './call.ts'
import { resourceMissing } from './errors.ts'
import { expand } from './expand.ts'
import { firstOf, hash, integer, list, text } from './parameters.ts'
import type { Fields, Parsed } from './parameters.ts'
import type { Rows } from './state/rows.ts'

const MAX_LIMIT = 100
const DEFAULT_LIMIT = 10

export const listFields = {
  created: firstOf(
    integer(),
    hash({ gt: integer(), gte: integer(), lt: integer(), lte: integer() }),
  ),
  ending_before: text(),
  expand: list(text()),
  limit: integer(1, MAX_LIMIT),
  starting_after: text(),
} satisfies Fields

type ListInput = Parsed<typeof listFields>
type ListedTable = 'payment_intents' | 'events'

type Listing<N extends ListedTable> = {
  table: N
  input: ListInput
  wanted: (row: Rows[N]) => boolean
  view?: (row: Rows[N]) => object
}

/** One page, newest first; with `ending_before` the page just newer than that object. */
export function listPage<N extends ListedTable>(
  context: Context,
  { table, input, wanted, view = (row) => row }: Listing<N>,
): object {
  const { store } = context
  const ids = store.ids(table)
  const limit = input.limit ?? DEFAULT_LIMIT
  const isForward = input.ending_before !== undefined
  const cursor = input.ending_before ?? input.starting_after
  const step = isForward ? 1 : -1
  const start = cursor === undefined ? ids.length - 1 : position(ids, cursor, isForward) + step

  const found: Rows[N][] = []
  for (
    let index = start;
    index >= 0 && index < ids.length && found.length <= limit;
    index += step
  ) {
    const row = store.get(table, ids[index] ?? '')
    if (row !== undefined && isWithin(row.created, input.created) && wanted(row)) found.push(row)
  }
  const page = found.slice(0, limit).map(view)
  const body = {
    object: 'list',
    data: isForward ? page.toReversed() : page,
    has_more: found.length > limit,
    url: `/v1/${table}`,
  }
  return expand(context, body, input.expand)
}

function position(ids: readonly string[], cursor: string, isForward: boolean): number {
  const index = ids.lastIndexOf(cursor)
  if (index >= 0) return index
  const resource = cursor.startsWith('evt_') ? 'event' : 'payment_intent'
  throw resourceMissing(resource, cursor, isForward ? 'ending_before' : 'starting_after')
}

function isWithin(created: number, range: ListInput['created']): boolean {
  if (range === undefined) return true
  if (typeof range === 'number') return created === range
  return (
    created > (range.gt ?? -1) &&
    created >= (range.gte ?? 0) &&
    created < (range.lt ?? Infinity) &&
    created <= (range.lte ?? Infinity)
  )
}
