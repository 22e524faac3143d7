import type { Context } from './call.ts'
import { resourceMissing } from './errors.ts'
import { expand } from './expand.ts'
import { firstOf, hash, integer, list, text } from './parameters.ts'
import type { Fields, Parsed } from './parameters.ts'
import type { Rows } from './state/rows.ts'
import type { Walk } from './state/store.ts'

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

/** Not every list can be asked for a time of creation. */
type ListInput = Omit<Parsed<typeof listFields>, 'created'> &
  Partial<Pick<Parsed<typeof listFields>, 'created'>>
type ListedTable = keyof typeof RESOURCE

type Listing<N extends ListedTable> = {
  table: N
  input: ListInput
  /** Rows with this value in an indexed field; without it, all. */
  where?: Walk<N>['where']
  wanted?: (row: Rows[N]) => boolean
  view?: (row: Rows[N]) => object
  /** The list's own address, where it is not that of the table. */
  url?: string
}

/** One page, newest first; with `ending_before` the page just newer than that object. */
export function listPage<N extends ListedTable>(
  context: Context,
  { table, input, where, wanted = () => true, view = (row) => row, url }: Listing<N>,
): object {
  const limit = input.limit ?? DEFAULT_LIMIT
  const isForward = input.ending_before !== undefined
  const after = input.ending_before ?? input.starting_after
  if (after !== undefined && context.store.get(table, after) === undefined) {
    throw resourceMissing(RESOURCE[table], after, isForward ? 'ending_before' : 'starting_after')
  }
  const direction = isForward ? 'oldest_first' : 'newest_first'
  const found: Rows[N][] = []
  for (const [, row] of context.store.walk(table, { direction, after, where })) {
    if (isWithin(row.created, input.created) && wanted(row)) found.push(row)
    if (found.length > limit) break
  }
  const page = found.slice(0, limit).map(view)
  const body = {
    object: 'list',
    data: isForward ? page.toReversed() : page,
    has_more: found.length > limit,
    url: url ?? `/v1/${table}`,
  }
  return expand(context, body, input.expand)
}

const RESOURCE = {
  balance_transactions: 'balance transaction',
  charges: 'charge',
  customers: 'customer',
  disputes: 'dispute',
  events: 'event',
  payment_intents: 'payment_intent',
  payment_methods: 'PaymentMethod',
  refunds: 'refund',
  setup_attempts: 'setup_attempt',
  setup_intents: 'setupintent',
  webhook_endpoints: 'webhook_endpoint',
} as const

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
