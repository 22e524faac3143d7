import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockFolder } from './folder-lock.ts'
import { openFiles } from './open-files.ts'
import type { Files } from './open-files.ts'
import type { RowIndex, Scan, Shapes } from './row-index.ts'
import { changeOf, createTable, entryBefore, entryOf, valuesOf } from './table.ts'
import type { Table } from './table.ts'
import { walkRows } from './walk-rows.ts'
import type { Found } from './walk-rows.ts'
import { deferred } from './deferred.ts'
import type { Deferred } from './deferred.ts'

/**
 * How many changes, and how long, may wait in memory for the index: the log has them already. Not
 * more, since what stays for long costs the garbage collector most.
 */
const MAX_RECENT = 512
const INDEX_AFTER_MS = 500

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
   * Once all that was committed outlives the process. One write takes all that came in the same
   * moment. Rejects if the disk refused: then it is undone.
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
  /** A row's JSON. */
  textOf: (table: string, row: object) => string
  /** Told of each row that a transaction has changed. */
  onCommit: (account: string, table: string, id: string) => void
  /** Told when the index could not be written: the log has everything, and it is tried again. */
  onFault: (error: unknown) => void
}

/**
 * Rows go to an append-only log as they are committed, and a little later to an index, which finds
 * them there. Writing is cheap since it is one append for many requests; nothing old stays in memory;
 * and after a kill -9 the index takes up the log where it left it.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const { folder, shapes, textOf, onCommit, onFault } = options
  const unlock = folder === undefined ? undefined : lockFolder(folder)
  const home = folder ?? mkdtempSync(join(tmpdir(), 'stripe-sandbox-memory-'))
  const { index, log } = openOrUnlock(home, shapes, unlock)
  if (folder === undefined) removeEarly(home)
  let sequence = Number(index.about.get('sequence') ?? 0)

  const tables = new Map<string, Table>()
  const accounts = new Set(namesUnder(index, ACCOUNT))
  const indexedAccounts = new Set(accounts)

  /** Tables with a draft, undefined outside a transaction; then those of the steps that follow. */
  let drafted: Set<Table> | undefined
  let batched = new Set<Table>()
  let logged = new Set<Table>()
  let recentChanges = 0
  let soon: Deferred | undefined
  let indexTimer: NodeJS.Timeout | undefined
  let indexing: Promise<void> | undefined

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

  function find(table: Table, id: string): Found | undefined {
    const change = changeOf(table, id)
    if (change !== undefined) {
      return change.row === null ? undefined : { sort: change.sort, row: change.row }
    }
    const entry = index.find({ account: table.account, table: table.name, id })
    return entry && { sort: entry.sort, row: parse(log.read(entry.span)) }
  }

  function put(table: Table, id: string, row: object | null): void {
    if (drafted === undefined) throw new Error('A write outside a transaction would not last')
    const change = changeOf(table, id)
    const before = entryBefore(table, index, id)
    const known = change?.row === null ? undefined : (change?.sort ?? before?.sort)
    const sort = known ?? (table.shape.order === 'creation' ? nextSort() : id)
    table.draft.set(id, { id, sort, row, before, span: null })
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
        batched.add(table)
      }
      if (touched.size > 0) flushSoon()
      return result
    } finally {
      for (const table of touched) table.draft.clear()
      drafted = undefined
    }
  }

  /** After all requests that came in together have been worked on. */
  function flushSoon(): void {
    if (soon !== undefined) return
    soon = deferred()
    // Whoever waits hears of a refusal.
    soon.promise.catch(() => undefined)
    setImmediate(flush)
  }

  function flush(): void {
    if (soon === undefined) return
    const { resolve, reject } = soon
    soon = undefined
    const touched = batched
    batched = new Set()
    try {
      logBatches(touched)
      resolve()
    } catch (error) {
      reject(error)
      return
    } finally {
      // In the log it is found there; refused by the disk, it never was.
      for (const table of touched) table.batch.clear()
    }
    if (isFull()) indexSoon()
    else indexTimer ??= setTimeout(indexSoon, INDEX_AFTER_MS).unref()
  }

  function logBatches(touched: Set<Table>): void {
    const changes = [...touched].flatMap((table) =>
      Array.from(table.batch.values(), (change) => ({ table, change })),
    )
    const spans = log.append(
      changes.map(({ table, change: { id, sort, row } }) => ({
        about: [table.account, table.name, id, sort, valuesOf(table, row)],
        text: row && textOf(table.name, row),
      })),
    )
    for (const [place, { table, change }] of changes.entries()) {
      change.span = spans[place] ?? null
      table.recent.set(change.id, change)
      logged.add(table)
    }
    recentChanges += changes.length
  }

  function indexSoon(): void {
    clearTimeout(indexTimer)
    indexTimer = undefined
    void keepIndexing()
  }

  async function keepIndexing(): Promise<void> {
    try {
      await indexOnce()
      if (isFull()) indexSoon()
    } catch (error) {
      onFault(error)
      indexTimer ??= setTimeout(indexSoon, INDEX_AFTER_MS).unref()
    }
  }

  function isFull(): boolean {
    return recentChanges >= MAX_RECENT
  }

  /** One at a time: whoever asks meanwhile gets the same. */
  function indexOnce(): Promise<void> {
    // It begins only after `indexing` is set, or it could end before.
    indexing ??= Promise.resolve()
      .then(indexLogged)
      .finally(() => {
        indexing = undefined
      })
    return indexing
  }

  /** What comes meanwhile waits for the next time. */
  async function indexLogged(): Promise<void> {
    const touched = logged
    logged = new Set()
    recentChanges = 0
    for (const table of touched) {
      for (const [id, change] of table.recent) table.indexing.set(id, change)
      table.recent.clear()
    }
    for (const table of touched) {
      const { account, name } = table
      for (const change of table.indexing.values()) {
        const { id, before } = change
        index.write({ account, table: name, id, entry: entryOf(table, change), before })
      }
      if (!indexedAccounts.has(account)) void index.about.put(ACCOUNT + account, {})
    }
    void index.about.put('sequence', sequence)
    try {
      await index.about.put('indexedTo', log.size())
    } catch (error) {
      for (const table of touched) {
        for (const [id, change] of table.indexing) {
          if (!table.recent.has(id)) table.recent.set(id, change)
        }
        logged.add(table)
        recentChanges += table.recent.size
      }
      throw error
    } finally {
      for (const table of touched) table.indexing.clear()
    }
    for (const { account } of touched) indexedAccounts.add(account)
  }

  function isBehind(): boolean {
    return logged.size > 0 || indexing !== undefined
  }

  /** Until the index has everything. */
  async function settle(): Promise<void> {
    flush()
    while (isBehind()) {
      await indexOnce()
      flush()
    }
    clearTimeout(indexTimer)
    indexTimer = undefined
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
        scan,
        ids: index.scan(table.account, table.name, scan),
        changes: [table.indexing, table.recent, table.batch, table.draft],
        read: (id) => find(table, id),
      }),
    transact,
    put,
    flushed: () => soon?.promise ?? Promise.resolve(),
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

const ACCOUNT = 'account/'

/** Also what the copies of its rows lie under. */
function snapshotKey(account: string, name: string): string {
  return `snapshot:${account}:${name}`
}

function namesUnder({ about }: RowIndex, prefix: string): string[] {
  const keys = about.getKeys({ start: prefix, end: `${prefix}\uFFFF` })
  return Array.from(keys, (key) => key.slice(prefix.length))
}

function parse(text: string): object {
  return JSON.parse(text)
}

/** Open files stay usable without their names, and whoever is killed then leaves nothing behind. */
function removeEarly(home: string): void {
  try {
    rmSync(home, { recursive: true })
  } catch {
    // Windows does not let go of open files: they go when the sandbox closes.
  }
}
