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

/** The database, telling of what it does to whole accounts; `*` when one is another one now. */
export function watched(database: Database, { publish }: Pick<Changes, 'publish'>): Database {
  return {
    ...database,
    clearAccount: async (account) => {
      await database.clearAccount(account)
      publish({ account, kind: '*', id: '' })
    },
    saveSnapshot: async (account, name) => {
      await database.saveSnapshot(account, name)
      publish({ account, kind: 'snapshots', id: name })
    },
    restoreSnapshot: async (account, name) => {
      await database.restoreSnapshot(account, name)
      publish({ account, kind: '*', id: '' })
    },
  }
}
