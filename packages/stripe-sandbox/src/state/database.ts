import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockFolder } from './folder-lock.ts'
import { rowKey } from './keys.ts'
import type { Place } from './keys.ts'
import { openTrees } from './trees.ts'
import type { Change, Scan, Shapes, Stored, Trees } from './trees.ts'

const FILE = 'sandbox.mdb'
/** Changes when older data could not be read any more. */
const FORMAT = 1

export type Database = {
  read: (place: Place) => Stored | undefined
  /** Ids in the table's order. */
  scan: (account: string, table: string, scan: Scan) => Iterable<string>
  /** What the next new row sorts by. */
  nextSort: () => string
  /** Owes these changes to the disk: one transaction takes all that came in the same moment. */
  queue: (changes: Iterable<Change>) => void
  /** Once all that was queued outlives the process. Rejects if the disk refused: then it is undone. */
  flushed: () => Promise<void>
  /** Tells when what was queued is on the disk, or undone. */
  onFlush: (listener: () => void) => void
  accounts: () => string[]
  clearAccount: (account: string) => void
  /** Keeps a copy of all rows of an account. */
  saveSnapshot: (account: string, name: string) => void
  restoreSnapshot: (account: string, name: string) => void
  snapshots: (account: string) => string[]
  close: () => Promise<void>
}

type Options = {
  /** Without it, a file that vanishes with the process. */
  folder: string | undefined
  shapes: Shapes
}

/**
 * LMDB, a memory-mapped B-tree: old rows cost disk and not memory, a start takes no time whatever
 * the size, and a kill -9 leaves the last whole transaction.
 */
export function openDatabase({ folder, shapes }: Options): Database {
  const unlock = folder === undefined ? undefined : lockFolder(folder)
  const home = folder ?? mkdtempSync(join(tmpdir(), 'stripe-sandbox-memory-'))
  const trees = openTrees(join(home, FILE), shapes)
  if (folder === undefined) removeEarly(home)
  else makePrivate(home)
  try {
    checkFormat(trees, home)
  } catch (error) {
    void trees.close()
    unlock?.()
    throw error
  }

  let sequence = Number(trees.about.get('sequence') ?? 0)
  /** The latest change of each row. */
  let queued = new Map<string, Change>()
  let soon: Promise<void> | undefined
  const listeners: (() => void)[] = []
  const known = new Set(namesUnder(trees, ACCOUNT))

  function flush(): void {
    const changes = [...queued.values()]
    queued = new Map()
    soon = undefined
    if (changes.length === 0) return
    try {
      trees.transact(() => {
        for (const change of changes) trees.write(change)
        for (const { account } of changes) {
          if (!known.has(account)) trees.about.putSync(ACCOUNT + account, {})
        }
        trees.about.putSync('sequence', sequence)
      })
      for (const { account } of changes) known.add(account)
    } finally {
      for (const listener of listeners) listener()
    }
  }

  /** A change of many rows at once, after all that came before it. */
  function replaceMany(work: () => void): void {
    flush()
    trees.transact(work)
  }

  return {
    read: (place) => trees.read(place),
    scan: (account, table, scan) => trees.scan(account, table, scan),
    nextSort: () => String((sequence += 1)).padStart(12, '0'),
    queue: (changes) => {
      for (const change of changes) queued.set(rowKey(change), change)
      // After all requests that came in together have been worked on.
      soon ??= new Promise((resolve, reject) => {
        setImmediate(() => {
          try {
            flush()
            resolve()
          } catch (error) {
            reject(toError(error))
          }
        })
      })
      // Whoever waits hears of a refusal.
      soon.catch(() => undefined)
    },
    flushed: () => soon ?? Promise.resolve(),
    onFlush: (listener) => void listeners.push(listener),
    accounts: () => namesUnder(trees, ACCOUNT),
    clearAccount: (account) => replaceMany(() => trees.clear(account)),
    saveSnapshot: (account, name) =>
      replaceMany(() => {
        trees.copy(account, snapshotKey(account, name))
        trees.about.putSync(snapshotKey(account, name), {})
      }),
    restoreSnapshot: (account, name) =>
      replaceMany(() => trees.copy(snapshotKey(account, name), account)),
    snapshots: (account) => namesUnder(trees, snapshotKey(account, '')),
    close: async () => {
      flush()
      await trees.close()
      if (folder === undefined) rmSync(home, { recursive: true, force: true })
      unlock?.()
    },
  }
}

const ACCOUNT = 'account/'

/** Also what the copies of its rows lie under. */
function snapshotKey(account: string, name: string): string {
  return `snapshot:${account}:${name}`
}

function namesUnder({ about }: Trees, prefix: string): string[] {
  const keys = about.getKeys({ start: prefix, end: `${prefix}\uFFFF` })
  return Array.from(keys, (key) => key.slice(prefix.length))
}

function checkFormat({ about }: Trees, home: string): void {
  const format = about.get('format')
  if (format === undefined) about.putSync('format', FORMAT)
  else if (format !== FORMAT) {
    throw new Error(`${home} is of another version of the sandbox: remove it to start anew`)
  }
}

/** It holds client secrets: for its owner's eyes only. */
function makePrivate(home: string): void {
  for (const file of [FILE, `${FILE}-lock`]) chmodSync(join(home, file), 0o600)
}

/** Open files stay usable without their names, and whoever is killed then leaves nothing behind. */
function removeEarly(home: string): void {
  try {
    rmSync(home, { recursive: true })
  } catch {
    // Windows does not let go of open files: they go when the sandbox closes.
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
