import type { Entry, RowIndex, TableShape, Values } from './row-index.ts'
import type { Span } from './row-log.ts'

/** One row's change that is not in the index yet. */
export type Change = {
  id: string
  sort: string
  values: Values
  /** Null: it is gone. Undefined: the log has it, and memory has not any more. */
  row: object | null | undefined
  /** What the index has for it. Also undefined where nothing follows from it. */
  before: Entry | undefined
  /** Where the log has it, once it does. */
  span: Span | null
}

type Changes = Map<string, Change>

/** One account's table: what has changed in it on the way to the index, the latest of each row. */
export type Table = {
  account: string
  name: string
  shape: TableShape
  /** Of the transaction under way: it vanishes when that fails. */
  draft: Changes
  /** Committed in this moment, and about to be logged. */
  batch: Changes
  /** Logged, and about to be indexed. */
  recent: Changes
  /** On its way into the index. */
  indexing: Changes
  /** Grows with each committed write. */
  version: number
  /** Of a table by sequence, the last id: whatever comes behind it is new. */
  lastId: string | undefined
}

export function createTable(account: string, name: string, shape: TableShape): Table {
  return {
    account,
    name,
    shape,
    draft: new Map(),
    batch: new Map(),
    recent: new Map(),
    indexing: new Map(),
    version: 0,
    lastId: undefined,
  }
}

export function changeOf(table: Table, id: string): Change | undefined {
  return unindexed(table, id) ?? table.indexing.get(id)
}

function unindexed(table: Table, id: string): Change | undefined {
  return table.draft.get(id) ?? table.batch.get(id) ?? table.recent.get(id)
}

/** A row's next change. `nextSort` gives a new one its place in a table by creation. */
export function changeTo(
  { table, index, nextSort }: { table: Table; index: RowIndex; nextSort: () => string },
  id: string,
  row: object | null,
): Change {
  const values = valuesOf(table, row)
  if (isNew(table, index, id)) return { id, sort: id, values, row, before: undefined, span: null }
  const before = entryBefore(table, index, id)
  if (table.shape.order !== 'creation') return { id, sort: id, values, row, before, span: null }
  const change = changeOf(table, id)
  const known = change?.row === null ? undefined : (change?.sort ?? before?.sort)
  return { id, sort: known ?? nextSort(), values, row, before, span: null }
}

function isNew(table: Table, index: RowIndex, id: string): boolean {
  if (table.shape.order !== 'sequence') return false
  table.lastId ??= lastOf(table, index)
  if (id <= table.lastId) return false
  table.lastId = id
  return true
}

/** What the index has or will have, unless it is plain that nothing follows from it. */
function entryBefore(table: Table, index: RowIndex, id: string): Entry | undefined {
  const { account, name, shape } = table
  // Such an entry simply takes the place of another.
  if (shape.order !== 'creation' && shape.indexes.length === 0) return undefined
  const waiting = unindexed(table, id)
  if (waiting !== undefined) return waiting.before
  const onItsWay = table.indexing.get(id)
  if (onItsWay !== undefined) return entryOf(onItsWay) ?? undefined
  return index.find({ account, table: name, id })
}

function lastOf({ account, name }: Table, index: RowIndex): string {
  const scan = { isNewestFirst: true, after: undefined, where: undefined }
  for (const id of index.scan(account, name, scan)) return id
  return ''
}

/** Null: none. */
export function entryOf({ sort, span, values }: Change): Entry | null {
  return span && { sort, span, values }
}

const NONE: Values = []

function valuesOf({ shape: { indexes } }: Table, row: object | null): Values {
  if (row === null || indexes.length === 0) return NONE
  return indexes.map((field) => {
    const value: unknown = Reflect.get(row, field)
    return typeof value === 'string' ? value : null
  })
}
