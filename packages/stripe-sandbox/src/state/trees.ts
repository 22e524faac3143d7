import { open } from 'lmdb'
import type { Database as Tree } from 'lmdb'
import { accountRange, indexKey, indexRange, rowKey, tableRange } from './keys.ts'
import type { KeyRange, Place } from './keys.ts'

/** A row and what it sorts by among the rows of its table. */
export type Stored = [sort: string, row: object]

/** One row's change: what the disk has now, and what it is to have (null: nothing). */
export type Change = Place & { sort: string; row: object | null; committed: Stored | undefined }

export type TableShape = { order: 'creation' | 'id'; indexes: readonly string[] }
export type Shapes = Readonly<Record<string, TableShape>>

export type Scan = {
  isNewestFirst: boolean
  /** Begins behind the row that sorts here. */
  after: string | undefined
  where: { field: string; value: string } | undefined
}

export type Trees = {
  /** Facts about the whole, by name. */
  about: Tree<unknown, string>
  /** All of the writes of `work`, or (when it throws) none. */
  transact: (work: () => void) => void
  read: (place: Place) => Stored | undefined
  /** Within a transaction. */
  write: (change: Change) => void
  /** Ids in the table's order, or in that order those with a value in an indexed field. */
  scan: (account: string, table: string, scan: Scan) => Iterable<string>
  /** Removes all rows of an account. Within a transaction. */
  clear: (account: string) => void
  /** Makes an account's rows those of another one. Within a transaction. */
  copy: (source: string, account: string) => void
  close: () => Promise<void>
}

/** The B-trees of one LMDB file: rows by id, and their ids by order of creation and by index. */
export function openTrees(path: string, shapes: Shapes): Trees {
  const env = open({
    path,
    maxDbs: 4,
    // A transaction is in the system's hands before it is answered, so it outlives the process.
    // Waiting for the disk as well would only help against a power cut.
    noSync: true,
    overlappingSync: false,
  })
  const about: Tree<unknown, string> = env.openDB({ name: 'about', encoding: 'json' })
  const rows: Tree<Stored, string> = env.openDB({
    name: 'rows',
    sharedStructuresKey: Symbol.for('shapes'),
  })
  const order: Tree<string, string> = env.openDB({ name: 'order', encoding: 'string' })
  const indexes: Tree<string, string> = env.openDB({ name: 'indexes', encoding: 'string' })

  function writeOrder(
    { account, table, id, sort, row, committed }: Change,
    isMoved: boolean,
  ): void {
    if (shapes[table]?.order !== 'creation') return
    if (isMoved && committed !== undefined) {
      order.removeSync(rowKey({ account, table, id: committed[0] }))
    }
    if (row !== null && (isMoved || committed === undefined)) {
      order.putSync(rowKey({ account, table, id: sort }), id)
    }
  }

  function writeIndexes(
    { account, table, id, sort, row, committed }: Change,
    isMoved: boolean,
  ): void {
    for (const field of shapes[table]?.indexes ?? []) {
      const before = textIn(committed?.[1], field)
      const now = textIn(row, field)
      if (before === now && !isMoved) continue
      if (before !== null && committed !== undefined) {
        indexes.removeSync(indexKey({ account, table, field, value: before }, committed[0]))
      }
      if (now !== null) indexes.putSync(indexKey({ account, table, field, value: now }, sort), id)
    }
  }

  return {
    about,
    transact: (work) => env.transactionSync(work),
    read: (place) => rows.get(rowKey(place)),
    write: (change) => {
      const { sort, row, committed } = change
      const isMoved = committed !== undefined && (row === null || committed[0] !== sort)
      writeOrder(change, isMoved)
      writeIndexes(change, isMoved)
      if (row !== null) rows.putSync(rowKey(change), [sort, row])
      else if (committed !== undefined) rows.removeSync(rowKey(change))
    },
    scan: (account, table, { isNewestFirst, after, where }) => {
      const range =
        where === undefined ? tableRange(account, table) : indexRange({ account, table, ...where })
      const bounds = boundsOf(range, { isNewestFirst, after })
      if (where !== undefined) return indexes.getRange(bounds).map(({ value }) => value)
      if (shapes[table]?.order === 'creation') {
        return order.getRange(bounds).map(({ value }) => value)
      }
      return rows.getKeys(bounds).map((key) => key.slice(range.start.length))
    },
    clear: (account) => {
      clearRange(rows, account)
      clearRange(order, account)
      clearRange(indexes, account)
    },
    copy: (source, account) => {
      copyRange(rows, source, account)
      copyRange(order, source, account)
      copyRange(indexes, source, account)
    },
    close: () => env.close(),
  }
}

function boundsOf(
  { start, end }: KeyRange,
  { isNewestFirst, after }: Pick<Scan, 'isNewestFirst' | 'after'>,
): { start: string; end: string; reverse: boolean; exclusiveStart: boolean } {
  const from = after === undefined ? undefined : start + after
  return {
    start: from ?? (isNewestFirst ? end : start),
    end: isNewestFirst ? start : end,
    reverse: isNewestFirst,
    exclusiveStart: from !== undefined,
  }
}

function clearRange<V>(tree: Tree<V, string>, account: string): void {
  // Gathered first: a range that is walked and emptied at once skips keys.
  const keys = Array.from(tree.getKeys(accountRange(account)))
  for (const key of keys) tree.removeSync(key)
}

function copyRange<V>(tree: Tree<V, string>, source: string, account: string): void {
  clearRange(tree, account)
  for (const { key, value } of tree.getRange(accountRange(source))) {
    tree.putSync(account + key.slice(source.length), value)
  }
}

function textIn(row: object | null | undefined, field: string): string | null {
  const value: unknown = row === null || row === undefined ? null : Reflect.get(row, field)
  return typeof value === 'string' ? value : null
}
