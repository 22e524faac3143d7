import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { canReach, chooseAccount, giveTo, type Account } from './account.ts'
import { prepareBinaries, type Binaries } from './binaries.ts'

/** Where a server lives, and as whom. */
export type Place = {
  account: Account
  /** Holds the data: the folder itself, or a place outside when the account cannot reach that. */
  home: string
  logFile: string
  binaries: Binaries
}

/** Debian's place for what a server keeps: it outlives a reboot, and every account can pass it. */
export const defaultOutside = '/var/lib/paydesk'

/** Makes the folder, owned by the account that the server runs as. */
export function makeFolder(folder: string): Account {
  const account = chooseAccount(findExisting(folder))
  // A folder of someone else's (root's server account, perhaps) would fail later and less clearly.
  accessSync(findExisting(folder), constants.W_OK)
  const first = mkdirSync(folder, { recursive: true })
  if (first !== undefined) {
    for (let made = folder; made.length >= first.length; made = dirname(made)) giveTo(account, made)
  }
  giveTo(account, folder)
  return account
}

function findExisting(folder: string): string {
  return existsSync(folder) ? folder : findExisting(dirname(folder))
}

/**
 * Where a server of this folder lives: in the folder, as a rule. A checkout that only root can enter
 * has its server outside, and a note in the folder says where.
 */
export function chooseHome(folder: string, account: Account, outside: string): string {
  if (canReach(account, folder)) return folder
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16)
  const home = join(outside, name)
  mkdirSync(home, { recursive: true, mode: 0o755 })
  giveTo(account, home)
  if (!canReach(account, home))
    throw new Error(
      `Embedded Postgres runs as uid ${account.uid}, as it refuses root, and that account can enter ` +
        `neither ${folder} nor ${home}. Open one of them, or set DATABASE_URL to a server of your own.`,
    )
  writeFileSync(
    join(folder, 'the-data-is-elsewhere.txt'),
    `The server may not enter this folder, so its data is in\n${home}\n`,
  )
  return home
}

export async function preparePlace(folder: string, home: string, account: Account): Promise<Place> {
  return {
    account,
    home,
    logFile: join(folder, 'server.log'),
    binaries: await prepareBinaries(account, home),
  }
}
