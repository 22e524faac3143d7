import { open } from 'lmdb'
import type { Database as Tree } from 'lmdb'
import { accountRange, indexKey, indexRange, rowKey, tableRange } from './keys.ts'
import type { KeyRange, Place } from './keys.ts'
import { decodeEntry, encodeEntry } from './entry-bytes.ts'
import type { Span } from './row-log.ts'

/** A row's values in the indexed fields of its table; none at all where nothing needs them. */
export type Values = readonly (string | null)[]

/** What the index knows of a row: what it sorts by, where it is, and what it is found by. */
export type Entry = { sort: string; span: Span; values: Values }

/** What an entry becomes (null: none), and what it was. */
export type EntryChange = Place & { entry: Entry | null; before: Entry | undefined }

/**
 * How a walk goes through a table: as the rows were made, or as their ids sort. `sequence` is for
 * ids that begin with the account's sequence, with which both are the same.
 */
export type RowOrder = 'creation' | 'sequence' | 'id'
export type TableShape = { order: RowOrder; indexes: readonly string[] }
export type Shapes = Readonly<Record<string, TableShape>>

export type Scan = {
  isNewestFirst: boolean
  /** Begins behind the row that sorts here. */
  after: string | undefined
  where: { field: string; value: string } | undefined
}

export type RowIndex = {
  /** Facts about the whole, by name. */
  about: Tree<unknown, string>
  /** All of the writes of `work`, or (when it throws) none. */
  transact: (work: () => void) => void
  find: (place: Place) => Entry | undefined
  /**
   * In a transaction at once, otherwise on a thread of LMDB's own. All of one moment come together,
   * and before what is put afterwards.
   */
  write: (change: EntryChange) => void
  /** Ids in the table's order, or in that order those with a value in an indexed field. */
  scan: (account: string, table: string, scan: Scan) => Iterable<string>
  /** Removes all entries of an account. Within a transaction. */
  clear: (account: string) => void
  /** Makes an account's entries those of another one. Within a transaction. */
  copy: (source: string, account: string) => void
  close: () => Promise<void>
}

/**
 * B-trees in one LMDB file: where each row is in the log, and the ids by order of creation and by
 * indexed value. LMDB maps its file, so that old rows cost disk and not memory, and a start takes no
 * time whatever the size.
 */
export function openRowIndex(path: string, shapes: Shapes): RowIndex {
  // What the disk has not got when the machine loses power is found again in the log.
  const env = open({ path, maxDbs: 4, noSync: true, overlappingSync: false })
  const about: Tree<unknown, string> = env.openDB({ name: 'about', encoding: 'json' })
  const rows: Tree<Buffer, string> = env.openDB({ name: 'rows', encoding: 'binary' })
  const order: Tree<string, string> = env.openDB({ name: 'order', encoding: 'string' })
  const indexes: Tree<string, string> = env.openDB({ name: 'indexes', encoding: 'string' })

  function writeOrder({ account, table, id, entry, before }: EntryChange): void {
    if (shapes[table]?.order !== 'creation' || entry?.sort === before?.sort) return
    if (before !== undefined) void order.remove(rowKey({ account, table, id: before.sort }))
    if (entry !== null) void order.put(rowKey({ account, table, id: entry.sort }), id)
  }

  function writeIndexes({ account, table, id, entry, before }: EntryChange): void {
    for (const [place, field] of (shapes[table]?.indexes ?? []).entries()) {
      const was = before?.values[place] ?? null
      const is = entry?.values[place] ?? null
      if (was === is && entry?.sort === before?.sort) continue
      if (was !== null && before !== undefined) {
        void indexes.remove(indexKey({ account, table, field, value: was }, before.sort))
      }
      if (is !== null && entry !== null) {
        void indexes.put(indexKey({ account, table, field, value: is }, entry.sort), id)
      }
    }
  }

  return {
    about,
    transact: (work) => env.transactionSync(work),
    find: (place) => {
      const stored = rows.get(rowKey(place))
      return stored && decodeEntry(stored, place.id)
    },
    write: (change) => {
      writeOrder(change)
      writeIndexes(change)
      const { entry } = change
      if (entry === null) {
        void rows.remove(rowKey(change))
        return
      }
      void rows.put(rowKey(change), encodeEntry(entry, change.id))
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
