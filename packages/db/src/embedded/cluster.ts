import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveTo } from './account.ts'
import type { Place } from './place.ts'
import { runProgram } from './program.ts'
import { superuser, type ServerState } from './state.ts'

export const newPassword = () => randomBytes(24).toString('hex')

export const hasCluster = ({ dataFolder }: ServerState) =>
  existsSync(join(dataFolder, 'PG_VERSION'))

/**
 * Makes the data folder. It is made under another name and then renamed, so that a first start that
 * was killed leaves nothing that looks like a database.
 */
export async function createCluster(place: Place, state: ServerState): Promise<void> {
  const draftPrefix = 'data.new-'
  for (const name of readdirSync(place.home).filter((entry) => entry.startsWith(draftPrefix)))
    // The initdb of a killed start may still be writing there, until it misses what is gone.
    rmSync(join(place.home, name), {
      recursive: true,
      force: true,
      maxRetries: 20,
      retryDelay: 100,
    })

  const draft = join(place.home, `${draftPrefix}${process.pid}`)
  const passwordFile = `${draft}-password`
  mkdirSync(draft, { mode: 0o700 })
  giveTo(place.account, draft)
  writeFileSync(passwordFile, state.password, { mode: 0o600 })
  giveTo(place.account, passwordFile)
  await runProgram(place, 'initdb', [
    `--pgdata=${draft}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Postgres's own Unicode: the same order and the same upper and lower case on every system.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ])
  rmSync(passwordFile)
  renameSync(draft, state.dataFolder)
}
