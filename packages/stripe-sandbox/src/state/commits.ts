import { deferred } from './deferred.ts'
import type { Deferred } from './deferred.ts'
import type { RowFormat } from './row-format.ts'
import type { RowLog } from './row-log.ts'
import type { Change, Table } from './table.ts'

/**
 * So many wait for one write at most: then the first answers are on their way while the next
 * requests are worked on. A write costs as much as a few hundred lines of its text.
 */
const MAX_WAITING = 8
/** So many rows stay in memory after they were logged: the latest are asked for the most. */
const MAX_ROWS_IN_MEMORY = 128

export type Commits = {
  /** A transaction has put rows into the batch of this table. */
  add: (table: Table) => void
  /**
   * Once all that was committed outlives the process. One write takes all that came in the same
   * moment. Rejects if the disk refused: then it is undone.
   */
  flushed: () => Promise<void>
  flush: () => void
}

type Options = {
  log: RowLog
  format: RowFormat
  /** Told of what is in the log now, and then that this was all. */
  onLogged: { change: (table: Table, change: Change) => void; end: () => void }
}

const done = Promise.resolve()

/** Writes committed rows to the log, those of a few transactions at once. */
export function createCommits({ log, format, onLogged }: Options): Commits {
  let batched = new Set<Table>()
  let soon: Deferred | undefined
  let waiting = 0
  const inMemory: (Change | undefined)[] = Array.from({ length: MAX_ROWS_IN_MEMORY })
  let place = 0

  function flush(): void {
    if (soon === undefined) return
    const { resolve, reject } = soon
    soon = undefined
    waiting = 0
    const touched = batched
    batched = new Set()
    try {
      write(touched)
    } catch (error) {
      reject(error)
      return
    } finally {
      // In the log it is found there; refused by the disk, it never was.
      for (const table of touched) table.batch.clear()
    }
    resolve()
    onLogged.end()
  }

  function write(touched: Set<Table>): void {
    log.append((frame) => {
      const writeRow = format.writerInto(frame)
      for (const { account, name, batch } of touched) {
        for (const change of batch.values()) {
          const { id, sort, values, row } = change
          change.span = row ? writeRow(name, row) : null
          frame.name([account, name, id, sort, values], change.span)
        }
      }
    })
    for (const table of touched) {
      for (const change of table.batch.values()) {
        keepInMemory(change)
        onLogged.change(table, change)
      }
    }
  }

  /** In the place of the one that has been there longest: what stays long costs the collector most. */
  function keepInMemory(change: Change): void {
    const oldest = inMemory[place]
    // A row that is gone takes no memory, and is not to be looked for.
    if (oldest?.row) oldest.row = undefined
    inMemory[place] = change
    place = (place + 1) % MAX_ROWS_IN_MEMORY
  }

  return {
    add: (table) => {
      batched.add(table)
      if (soon !== undefined) return
      soon = deferred()
      // Whoever waits hears of a refusal.
      soon.promise.catch(() => undefined)
      // After all requests that came in together have been worked on.
      setImmediate(flush)
    },
    flushed: () => {
      if (soon === undefined) return done
      const { promise } = soon
      waiting += 1
      if (waiting >= MAX_WAITING) flush()
      return promise
    },
    flush,
  }
}
