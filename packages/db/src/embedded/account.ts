import { spawnSync } from 'node:child_process'
import { chownSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The system account that Postgres runs as. Empty: the one that this process has. */
export type Account = { uid?: number; gid?: number }

/** Accounts that a Unix has for servers, most fitting first. */
const serverAccounts = ['postgres', 'nobody']

/**
 * Postgres refuses to run as root. Root therefore lends it another account: whoever owns the folder
 * (so that they can start it themselves next time), otherwise one that is made for servers.
 * For anyone but root the server is their own.
 */
export function chooseAccount(folder: string): Account {
  if (process.getuid?.() !== 0) return {}
  const { uid, gid } = statSync(folder)
  return uid === 0 ? findServerAccount() : { uid, gid }
}

function findServerAccount(): Required<Account> {
  for (const name of serverAccounts) {
    const [uid, gid] = [readId('-u', name), readId('-g', name)]
    if (uid && gid) return { uid, gid }
  }
  // What "nobody" is by convention, on a system that names no such account.
  return { uid: 65534, gid: 65534 }
}

function readId(flag: '-u' | '-g', name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return status === 0 ? Number(stdout) : undefined
}

/** So that neither the server nor a later start without root stands before root's files. */
export function giveTo({ uid, gid }: Account, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

/** Whether the account may read the file or enter the folder: it must pass every folder above it. */
export function canReach(account: Account, path: string): boolean {
  if (account.uid === undefined) return true
  const real = realpathSync(path)
  if (!isOpenTo(account, real)) return false
  const parent = dirname(real)
  return parent === real || canReach(account, parent)
}

function isOpenTo(account: Account, path: string): boolean {
  const { mode, uid, gid } = statSync(path)
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
  const needed = 0o1 // to pass a folder, or to run a program
  return ((mode >> shift) & needed) === needed
}
