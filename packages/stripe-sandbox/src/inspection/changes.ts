import type { Database } from '../state/database.ts'

/** Something that can be looked at has changed: `kind` is a table's name or a control's. */
export type Change = { account: string; kind: string; id: string }

export type Changes = {
  publish: (change: Change) => void
  /** Returns how to stop listening. */
  subscribe: (listener: (change: Change) => void) => () => void
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>()
  return {
    publish: (change) => {
      for (const listener of listeners) listener(change)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** The database, telling of each row that changes in it; `*` when an account is another one. */
export function watched(database: Database, { publish }: Pick<Changes, 'publish'>): Database {
  return {
    ...database,
    queue: (changes) => {
      const all = [...changes]
      database.queue(all)
      for (const { account, table, id } of all) publish({ account, kind: table, id })
    },
    clearAccount: (account) => {
      database.clearAccount(account)
      publish({ account, kind: '*', id: '' })
    },
    saveSnapshot: (account, name) => {
      database.saveSnapshot(account, name)
      publish({ account, kind: 'snapshots', id: name })
    },
    restoreSnapshot: (account, name) => {
      database.restoreSnapshot(account, name)
      publish({ account, kind: '*', id: '' })
    },
  }
}
