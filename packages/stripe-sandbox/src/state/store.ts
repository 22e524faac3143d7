import type { Database } from './database.ts'
import { TABLES } from './rows.ts'
import type { IndexedField, Rows, TableName } from './rows.ts'
import type { Change } from './trees.ts'

/** One account's rows. They are replaced, never changed: an event may keep the row that it reports. */
export type Store = {
  get: <N extends TableName>(table: N, id: string) => Rows[N] | undefined
  /** Null removes the row. */
  put: <N extends TableName>(table: N, id: string, row: Rows[N] | null) => void
  /** Row by row in the table's order (see TABLES), as far as the caller goes. */
  walk: <N extends TableName>(table: N, walk?: Walk<N>) => Iterable<[id: string, row: Rows[N]]>
  /** All of the writes that `work` makes, or (when it throws) none. It must not wait. */
  transact: <T>(work: () => T) => T
  /** Grows with each committed write to the table. */
  version: (table: TableName) => number
}

export type Walk<N extends TableName> = {
  direction?: 'oldest_first' | 'newest_first'
  /** Begins behind this row, which must be there. */
  after?: string | undefined
  /** Only rows with this value in an indexed field. */
  where?: { field: IndexedField<N>; value: string } | undefined
}

/** What has changed and is not on the disk yet, by table and id. */
type Changes = Map<string, Change>

export function createStore(database: Database, account: string): Store {
  /** Of the transaction under way: it vanishes when that fails. */
  let draft: Changes | undefined
  /** Of transactions that have ended and are about to be flushed. */
  let pending: Changes = new Map()
  const versions = new Map<string, number>()

  // On the disk now, or refused by it and undone: either way the disk tells the truth.
  database.onFlush(() => {
    if (pending.size > 0) pending = new Map()
  })

  function changeOf(table: TableName, id: string): Change | undefined {
    const key = `${table}/${id}`
    return draft?.get(key) ?? pending.get(key)
  }

  function find(table: TableName, id: string): { sort: string; row: object } | undefined {
    const change = changeOf(table, id)
    if (change !== undefined) {
      return change.row === null ? undefined : { sort: change.sort, row: change.row }
    }
    const stored = database.read({ account, table, id })
    return stored && { sort: stored[0], row: stored[1] }
  }

  function changed(table: TableName): Change[] {
    if (draft === undefined && pending.size === 0) return []
    const all = new Map([...pending, ...(draft ?? [])])
    return [...all.values()].filter((change) => change.table === table)
  }

  function* walk<N extends TableName>(
    table: N,
    { direction = 'oldest_first', after, where }: Walk<N> = {},
  ): Iterable<[string, Rows[N]]> {
    const isNewestFirst = direction === 'newest_first'
    const start = after === undefined ? undefined : find(table, after)?.sort
    const comesBefore = (a: string, b: string): boolean => (isNewestFirst ? a > b : a < b)
    const isWanted = ({ sort, row }: { sort: string; row: object | null }): boolean =>
      row !== null &&
      (start === undefined || comesBefore(start, sort)) &&
      (where === undefined || Reflect.get(row, where.field) === where.value)
    const fresh = changed(table)
      .filter(isWanted)
      .sort((a, b) => (comesBefore(a.sort, b.sort) ? -1 : 1))
    const scan = { isNewestFirst, after: start, where }
    for (const id of database.scan(account, table, scan)) {
      const stored = changeOf(table, id) ? undefined : database.read({ account, table, id })
      if (stored === undefined) continue
      for (let [next] = fresh; next && comesBefore(next.sort, stored[0]); [next] = fresh) {
        fresh.shift()
        yield [next.id, rowOf(table, next.row)]
      }
      yield [id, rowOf(table, stored[1])]
    }
    for (const { id, row } of fresh) yield [id, rowOf(table, row)]
  }

  return {
    get: (table, id) => {
      const row = find(table, id)?.row
      return row === undefined ? undefined : rowOf(table, row)
    },
    walk,
    put: (table, id, row) => {
      if (draft === undefined) throw new Error('A write outside a transaction would not last')
      const change = changeOf(table, id)
      const committed = change ? change.committed : database.read({ account, table, id })
      const known = change?.row === null ? undefined : (change?.sort ?? committed?.[0])
      const sort = known ?? (TABLES[table].order === 'id' ? id : database.nextSort())
      draft.set(`${table}/${id}`, { account, table, id, sort, row, committed })
    },
    transact: (work) => {
      if (draft !== undefined) throw new Error('Transactions do not nest')
      draft = new Map()
      try {
        const result = work()
        for (const [key, change] of draft) {
          pending.set(key, change)
          versions.set(change.table, (versions.get(change.table) ?? 0) + 1)
        }
        if (draft.size > 0) database.queue(draft.values())
        return result
      } finally {
        draft = undefined
      }
    },
    version: (table) => versions.get(table) ?? 0,
  }
}

/** What came out of a table is a row of it, since only `put` writes there: nothing else checks it. */
function rowOf<N extends TableName>(table: N, row: object | null): Rows[N]
function rowOf(_table: TableName, row: object | null): unknown {
  return row
}
