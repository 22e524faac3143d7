import { TABLES } from './rows.ts'
import type { IndexedField, Rows, TableName } from './rows.ts'
import { createTable } from './table.ts'
import type { Table } from './table.ts'

/** A change of one row; null removes it. */
export type Write = [table: TableName, id: string, row: Rows[TableName] | null]

export type Apply = <N extends TableName>(table: N, id: string, row: Rows[N] | null) => void

export type Journal = {
  replay: (apply: Apply) => void
  /** Replaces what was replayed by the rows that were left of it. */
  begin: (rows: Iterable<Write>) => void
  /** Throws when the writes are not safely on their way to the disk. */
  append: (writes: Write[]) => void
  close: () => void
}

export type Store = {
  get: <N extends TableName>(table: N, id: string) => Rows[N] | undefined
  put: Apply
  /** Row by row in the table's order (see TABLES), as far as the caller goes. */
  walk: <N extends TableName>(table: N, walk?: Walk<N>) => Iterable<[id: string, row: Rows[N]]>
  /** All of the writes that `work` makes, or (when it throws) none. It must not wait. */
  transact: <T>(work: () => T) => T
}

export type Walk<N extends TableName> = {
  direction?: 'oldest_first' | 'newest_first'
  /** Begins behind this row, which must be there. */
  after?: string | undefined
  /** Only rows with this value in an indexed field. */
  where?: { field: IndexedField<N>; value: string } | undefined
}

type Tables = { [N in TableName]: Table<Rows[N]> }

type Options = {
  /** Whether a row is still wanted after a restart. */
  keep: (write: Write) => boolean
}

/** Rows are replaced, never changed: an event may keep the row that it reports. */
export function createStore(journal: Journal, { keep }: Options): Store {
  const tables: Tables = {
    customers: createTable(),
    deleted_customers: createTable(),
    payment_intents: createTable(),
    payment_methods: createTable(),
    charges: createTable(),
    events: createTable(),
    challenges: createTable(),
    deliveries: createTable(),
    answers: createTable(),
    tasks: createTable(),
  }
  let writes: Write[] | undefined
  let undo: (() => void)[] = []

  const apply: Apply = (table, id, row) => tables[table].set(id, row ?? undefined)
  journal.replay((table, id, row) => {
    if (keep([table, id, row])) apply(table, id, row)
  })
  journal.begin(allRows(tables))

  return {
    get: (table, id) => tables[table].get(id),
    walk: (table, walk = {}) => walkTable(tables[table], TABLES[table].order, walk),
    put: (table, id, row) => {
      if (writes === undefined) throw new Error('A write outside a transaction would not last')
      const before = tables[table].get(id)
      undo.push(() => tables[table].set(id, before))
      writes.push([table, id, row])
      apply(table, id, row)
    },
    transact: (work) => {
      if (writes !== undefined) throw new Error('Transactions do not nest')
      writes = []
      undo = []
      try {
        const result = work()
        if (writes.length > 0) journal.append(writes)
        return result
      } catch (error) {
        for (const step of undo.toReversed()) step()
        throw error
      } finally {
        writes = undefined
      }
    },
  }
}

function* walkTable<N extends TableName>(
  table: Table<Rows[N]>,
  order: 'creation' | 'id',
  { direction = 'oldest_first', after, where }: Walk<N>,
): Iterable<[string, Rows[N]]> {
  const ids = order === 'id' ? [...table.ids()].sort() : [...table.ids()]
  if (direction === 'newest_first') ids.reverse()
  for (const id of after === undefined ? ids : ids.slice(ids.indexOf(after) + 1)) {
    const row = table.get(id)
    if (row === undefined) continue
    if (
      where !== undefined &&
      new Map<string, unknown>(Object.entries(row)).get(where.field) !== where.value
    )
      continue
    yield [id, row]
  }
}

function* allRows(tables: Tables): Iterable<Write> {
  const names: TableName[] = [
    'customers',
    'deleted_customers',
    'payment_methods',
    'payment_intents',
    'charges',
    'events',
    'challenges',
    'deliveries',
    'answers',
    'tasks',
  ]
  for (const name of names) {
    for (const [id, row] of tables[name].entries()) yield [name, id, row]
  }
}
