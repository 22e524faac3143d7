import type { Database } from './database.ts'
import type { IndexedField, Rows, TableName } from './rows.ts'
import type { Table } from './table.ts'

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

export function createStore(database: Database, account: string): Store {
  const tables = new Map<TableName, Table>()

  function tableOf(name: TableName): Table {
    const known = tables.get(name)
    if (known !== undefined) return known
    const table = database.table(account, name)
    tables.set(name, table)
    return table
  }

  function* walk<N extends TableName>(
    name: N,
    { direction = 'oldest_first', after, where }: Walk<N> = {},
  ): Iterable<[string, Rows[N]]> {
    const table = tableOf(name)
    const behind = after === undefined ? undefined : database.find(table, after)
    const scan = { isNewestFirst: direction === 'newest_first', after: behind?.sort, where }
    for (const [id, row] of database.walk(table, scan)) yield [id, rowOf(name, row)]
  }

  return {
    get: (name, id) => {
      const found = database.find(tableOf(name), id)
      return found && rowOf(name, found.row)
    },
    walk,
    put: (name, id, row) => database.put(tableOf(name), id, row),
    transact: (work) => database.transact(work),
    version: (name) => tableOf(name).version,
  }
}

/** What came out of a table is a row of it, since only `put` writes there: nothing else checks it. */
function rowOf<N extends TableName>(table: N, row: object): Rows[N]
function rowOf(_table: TableName, row: object): unknown {
  return row
}
