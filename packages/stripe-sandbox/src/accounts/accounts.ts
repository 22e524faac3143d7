import type { Database } from '../state/database.ts'
import type { Account } from './account.ts'

/** The account of every key that names none. */
export const DEFAULT_ACCOUNT = 'acct_sandbox'

export type Accounts = {
  /** Opens it if need be: an account begins with the first use of a key of its own. */
  named: (name: string) => Account
  /** All that have rows, and the default one. */
  names: () => string[]
  /** Takes everything out of an account. */
  reset: (name: string) => Promise<void>
  /** Keeps an account as it is now, under a name. */
  save: (name: string, snapshot: string) => Promise<void>
  snapshots: (name: string) => string[]
  /** Makes an account what it was; false if it has no such snapshot. */
  restore: (name: string, snapshot: string) => Promise<boolean>
  close: () => Promise<void>
}

type Options = { database: Database; open: (name: string) => Account }

export function createAccounts({ database, open }: Options): Accounts {
  const opened = new Map<string, Account>()

  function named(name: string): Account {
    const known = opened.get(name)
    if (known !== undefined) return known
    const account = open(name)
    opened.set(name, account)
    return account
  }

  /** What was under way in an account belongs to what it was before. */
  async function replace(name: string, change: () => Promise<void>): Promise<void> {
    await opened.get(name)?.close()
    opened.delete(name)
    await change()
    named(name).wake()
  }

  const names = (): string[] => [...new Set([DEFAULT_ACCOUNT, ...database.accounts()])]

  // What was owed or planned when the sandbox stopped goes on.
  for (const name of names()) named(name).wake()

  return {
    named,
    names,
    reset: (name) => replace(name, () => database.clearAccount(name)),
    save: (name, snapshot) => database.saveSnapshot(name, snapshot),
    snapshots: (name) => database.snapshots(name),
    restore: async (name, snapshot) => {
      if (!database.snapshots(name).includes(snapshot)) return false
      await replace(name, () => database.restoreSnapshot(name, snapshot))
      return true
    },
    close: async () => {
      await Promise.all([...opened.values()].map((account) => account.close()))
    },
  }
}
