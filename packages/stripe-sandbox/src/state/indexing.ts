import type { RowIndex } from './row-index.ts'
import type { RowLog } from './row-log.ts'
import { entryOf } from './table.ts'
import type { Change, Table } from './table.ts'

/** Many at once are cheap to index: so many changes, or so long, may wait. The log has them. */
const MAX_RECENT = 3_000
const INDEX_AFTER_MS = 500

/** What the rows of an account are known by, among the facts about the whole. */
export const ACCOUNT = 'account/'

export type Indexing = {
  /** The log has it now. */
  add: (table: Table, change: Change) => void
  /** After some were added: sees to it that the index gets them. */
  soon: () => void
  isBehind: () => boolean
  /** Writes down what was added until now. Rejects if the disk refused: it is tried again. */
  once: () => Promise<void>
  /** Nothing is to happen by itself any more. */
  rest: () => void
}

type Options = {
  index: RowIndex
  log: RowLog
  /** How many rows were made so far in tables by creation. */
  sequence: () => number
  onFault: (error: unknown) => void
}

/** Brings what is in the log into the index, many changes in one go. */
export function createIndexing({ index, log, sequence, onFault }: Options): Indexing {
  const known = new Set<string>()
  let logged = new Set<Table>()
  let waiting = 0
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  function soon(): void {
    if (waiting < MAX_RECENT) {
      timer ??= setTimeout(start, INDEX_AFTER_MS).unref()
      return
    }
    if (running === undefined) start()
  }

  function start(): void {
    rest()
    void keepIndexing()
  }

  async function keepIndexing(): Promise<void> {
    try {
      await once()
      if (waiting >= MAX_RECENT) start()
    } catch (error) {
      onFault(error)
      timer ??= setTimeout(start, INDEX_AFTER_MS).unref()
    }
  }

  /** One at a time: whoever asks meanwhile gets the same. */
  function once(): Promise<void> {
    // It begins only after `running` is set, or it could end before.
    running ??= Promise.resolve()
      .then(indexLogged)
      .finally(() => {
        running = undefined
      })
    return running
  }

  /** What comes meanwhile waits for the next time. */
  async function indexLogged(): Promise<void> {
    const touched = logged
    logged = new Set()
    waiting = 0
    for (const table of touched) {
      for (const [id, change] of table.recent) table.indexing.set(id, change)
      table.recent.clear()
      writeTable(table)
      if (!known.has(table.account)) void index.about.put(ACCOUNT + table.account, {})
    }
    void index.about.put('sequence', sequence())
    try {
      await index.about.put('indexedTo', log.size())
    } catch (error) {
      for (const table of touched) {
        for (const [id, change] of table.indexing) {
          if (!table.recent.has(id)) table.recent.set(id, change)
        }
        logged.add(table)
        waiting += table.recent.size
      }
      throw error
    } finally {
      for (const table of touched) table.indexing.clear()
    }
    for (const { account } of touched) known.add(account)
  }

  function writeTable({ account, name, shape, indexing }: Table): void {
    const changes = [...indexing.values()]
    // Rows of other tables come as their keys go, which is what a tree takes best.
    if (shape.order === 'id') changes.sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const change of changes) {
      const { id, before } = change
      index.write({ account, table: name, id, entry: entryOf(change), before })
    }
  }

  function rest(): void {
    clearTimeout(timer)
    timer = undefined
  }

  return {
    add: (table, change) => {
      table.recent.set(change.id, change)
      logged.add(table)
      waiting += 1
    },
    soon,
    isBehind: () => logged.size > 0 || running !== undefined,
    once,
    rest,
  }
}
