import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCommits } from './commits.ts'
import { lockFolder } from './folder-lock.ts'
import { ACCOUNT, createIndexing } from './indexing.ts'
import { openFiles } from './open-files.ts'
import type { Files } from './open-files.ts'
import type { RowFormat } from './row-format.ts'
import type { RowIndex, Scan, Shapes } from './row-index.ts'
import type { Span } from './row-log.ts'
import { changeOf, changeTo, createTable } from './table.ts'
import type { Change, Table } from './table.ts'
import { walkRows } from './walk-rows.ts'
import type { Found } from './walk-rows.ts'

export type Database = {
  table: (account: string, name: string) => Table
  find: (table: Table, id: string) => Found | undefined
  /** Rows in the table's order. */
  walk: (table: Table, scan: Scan) => Iterable<[id: string, row: object]>
  /** All of the writes that `work` makes, or (when it throws) none. It must not wait. */
  transact: <T>(work: () => T) => T
  /** Within a transaction; null removes the row. */
  put: (table: Table, id: string, row: object | null) => void
  /**
   * Once all that was committed outlives the process. One write takes what a few transactions of the
   * same moment committed. Rejects if the disk refused: then it is undone.
   */
  flushed: () => Promise<void>
  accounts: () => string[]
  clearAccount: (account: string) => Promise<void>
  /** Keeps all rows of an account as they are now. */
  saveSnapshot: (account: string, name: string) => Promise<void>
  restoreSnapshot: (account: string, name: string) => Promise<void>
  snapshots: (account: string) => string[]
  close: () => Promise<void>
}

export type DatabaseOptions = {
  /** Without it, files that vanish with the process. */
  folder: string | undefined
  shapes: Shapes
  format: RowFormat
  /** Told of each row that a transaction has changed. */
  onCommit: (account: string, table: string, id: string) => void
  /** Told when the index could not be written: the log has everything, and it is tried again. */
  onFault: (error: unknown) => void
}

/**
 * Rows go to an append-only log as they are committed (`commits.ts`), and a little later to an index
 * (`indexing.ts`), which finds them there. Writing is cheap since it is one append for a few
 * requests; nothing old stays in memory; and after a kill -9 the index takes up the log where it
 * left it.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const { folder, shapes, format, onCommit, onFault } = options
  const unlock = folder === undefined ? undefined : lockFolder(folder)
  const home = folder ?? mkdtempSync(join(tmpdir(), 'stripe-sandbox-memory-'))
  const { index, log } = openOrUnlock(home, shapes, unlock)
  if (folder === undefined) removeEarly(home)
  let sequence = Number(index.about.get('sequence') ?? 0)

  const tables = new Map<string, Table>()
  const accounts = new Set(namesUnder(index, ACCOUNT))
  const indexing = createIndexing({ index, log, sequence: () => sequence, onFault })
  const commits = createCommits({
    log,
    format,
    onLogged: { change: indexing.add, end: indexing.soon },
  })
  /** Tables with a draft; undefined outside a transaction. */
  let drafted: Set<Table> | undefined

  function tableOf(account: string, name: string): Table {
    const key = `${account}/${name}`
    const known = tables.get(key)
    if (known !== undefined) return known
    const shape = shapes[name]
    if (shape === undefined) throw new Error(`There is no table ${name}`)
    const table = createTable(account, name, shape)
    tables.set(key, table)
    return table
  }

  function rowAt({ name }: Table, span: Span): object {
    return format.read(name, log.read(span), log.read)
  }

  function rowOf(table: Table, { row, span }: Change): object {
    if (row) return row
    if (span === null) throw new Error(`A row of ${table.name} is neither in memory nor in the log`)
    return rowAt(table, span)
  }

  function find(table: Table, id: string): Found | undefined {
    const change = changeOf(table, id)
    if (change !== undefined) {
      return change.row === null ? undefined : { sort: change.sort, row: rowOf(table, change) }
    }
    const entry = index.find({ account: table.account, table: table.name, id })
    return entry && { sort: entry.sort, row: rowAt(table, entry.span) }
  }

  function put(table: Table, id: string, row: object | null): void {
    if (drafted === undefined) throw new Error('A write outside a transaction would not last')
    table.draft.set(id, changeTo({ table, index, nextSort }, id, row))
    drafted.add(table)
  }

  function nextSort(): string {
    sequence += 1
    return String(sequence).padStart(12, '0')
  }

  function transact<T>(work: () => T): T {
    if (drafted !== undefined) throw new Error('Transactions do not nest')
    const touched = new Set<Table>()
    drafted = touched
    try {
      const result = work()
      for (const table of touched) {
        for (const [id, change] of table.draft) {
          table.batch.set(id, change)
          onCommit(table.account, table.name, id)
        }
        table.version += table.draft.size
        accounts.add(table.account)
        commits.add(table)
      }
      return result
    } finally {
      for (const table of touched) table.draft.clear()
      drafted = undefined
    }
  }

  /** Until the index has everything. */
  async function settle(): Promise<void> {
    commits.flush()
    while (indexing.isBehind()) {
      await indexing.once()
      commits.flush()
    }
    indexing.rest()
  }

  /** A change of many rows at once, after all that came before it. */
  async function replaceMany(account: string, work: () => void): Promise<void> {
    await settle()
    index.transact(work)
    for (const table of tables.values()) {
      if (table.account !== account) continue
      table.version += 1
      table.lastId = undefined
    }
  }

  return {
    table: tableOf,
    find,
    walk: (table, scan) =>
      walkRows({
        table,
        scan,
        ids: index.scan(table.account, table.name, scan),
        read: (id) => find(table, id),
        rowOf: (change) => rowOf(table, change),
      }),
    transact,
    put,
    flushed: commits.flushed,
    accounts: () => [...accounts].sort(),
    clearAccount: (account) => replaceMany(account, () => index.clear(account)),
    saveSnapshot: (account, name) =>
      replaceMany(account, () => {
        index.copy(account, snapshotKey(account, name))
        index.about.putSync(snapshotKey(account, name), {})
      }),
    restoreSnapshot: (account, name) =>
      replaceMany(account, () => index.copy(snapshotKey(account, name), account)),
    snapshots: (account) => namesUnder(index, snapshotKey(account, '')),
    close: async () => {
      await settle()
      log.close()
      await index.close()
      if (folder === undefined) rmSync(home, { recursive: true, force: true })
      unlock?.()
    },
  }
}

function openOrUnlock(home: string, shapes: Shapes, unlock: (() => void) | undefined): Files {
  try {
    return openFiles(home, shapes)
  } catch (error) {
    unlock?.()
    throw error
  }
}

/** Also what the copies of its rows lie under. */
function snapshotKey(account: string, name: string): string {
  return `snapshot:${account}:${name}`
}

function namesUnder({ about }: RowIndex, prefix: string): string[] {
  const keys = about.getKeys({ start: prefix, end: `${prefix}\uFFFF` })
  return Array.from(keys, (key) => key.slice(prefix.length))
}

/** Open files stay usable without their names, and whoever is killed then leaves nothing behind. */
function removeEarly(home: string): void {
  try {
    rmSync(home, { recursive: true })
  } catch {
    // Windows does not let go of open files: they go when the sandbox closes.
  }
}
