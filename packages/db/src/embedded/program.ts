import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { programPath } from './binaries.ts'
import type { Place } from './place.ts'

const run = promisify(execFile)

/** The caller's settings for libpq (PGHOST, PGDATA, …) are not for a server of our own. */
export const serverEnvironment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))),
  LC_ALL: 'C',
  TZ: 'UTC',
}

/** Runs one of Postgres's programs to its end. Its failure is thrown with its own words. */
export async function runProgram(
  place: Place,
  name: 'initdb' | 'pg_ctl',
  args: string[],
): Promise<void> {
  try {
    await run(programPath(place.binaries, name), args, {
      ...place.account,
      cwd: place.home,
      env: serverEnvironment,
    })
  } catch (error) {
    const words = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    throw new Error(`Embedded Postgres: ${name} failed in ${place.home}.\n${words}`, {
      cause: error,
    })
  }
}
