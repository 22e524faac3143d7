import type { Entry, RowIndex, TableShape } from './row-index.ts'
import type { Span } from './row-log.ts'

/** One row's change that is not in the index yet. */
export type Change = {
  id: string
  sort: string
  /** Null: it is gone. */
  row: object | null
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

/** What the index has or will have, unless it is plain that nothing follows from it. */
export function entryBefore(table: Table, index: RowIndex, id: string): Entry | undefined {
  const { account, name, shape } = table
  const waiting = unindexed(table, id)
  if (waiting !== undefined) return waiting.before
  const onItsWay = table.indexing.get(id)
  if (onItsWay !== undefined) return entryOf(table, onItsWay) ?? undefined
  if (shape.order === 'sequence') {
    table.lastId ??= lastOf(table, index)
    if (id > table.lastId) {
      table.lastId = id
      return undefined
    }
  } else if (shape.order === 'id' && shape.indexes.length === 0) {
    // Such an entry simply takes the place of another.
    return undefined
  }
  return index.find({ account, table: name, id })
}

function lastOf({ account, name }: Table, index: RowIndex): string {
  const scan = { isNewestFirst: true, after: undefined, where: undefined }
  for (const id of index.scan(account, name, scan)) return id
  return ''
}

/** Null: none. */
export function entryOf(table: Table, { sort, row, span }: Change): Entry | null {
  return span && { sort, span, values: valuesOf(table, row) }
}

export function valuesOf({ shape }: Table, row: object | null): (string | null)[] {
  return shape.indexes.map((field) => {
    const value: unknown = row === null ? null : Reflect.get(row, field)
    return typeof value === 'string' ? value : null
  })
}
