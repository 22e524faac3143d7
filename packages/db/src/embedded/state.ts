import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { giveTo, type Account } from './account.ts'

/** What a folder remembers of its server. The file is readable by its owner alone: it has the password. */
export type ServerState = {
  port: number
  password: string
  /** Absolute here. In the file relative to the folder, so that a checkout may be moved. */
  dataFolder: string
}

/** Postgres's own superuser, the only account of an embedded server. */
export const superuser = 'postgres'

const stateFile = (folder: string) => join(folder, 'server.json')

/** Undefined before the first start in this folder. */
export function readState(folder: string): ServerState | undefined {
  let text: string
  try {
    text = readFileSync(stateFile(folder), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  const state = parseState(text, stateFile(folder))
  return { ...state, dataFolder: resolve(folder, state.dataFolder) }
}

function parseState(text: string, file: string): ServerState {
  const state: unknown = JSON.parse(text)
  if (
    typeof state === 'object' &&
    state !== null &&
    'port' in state &&
    typeof state.port === 'number' &&
    'password' in state &&
    typeof state.password === 'string' &&
    'dataFolder' in state &&
    typeof state.dataFolder === 'string'
  )
    return { port: state.port, password: state.password, dataFolder: state.dataFolder }
  throw new Error(`${file} is not what an embedded Postgres wrote there: restore it from a backup.`)
}

/** Replaces the file whole, so that a reader never sees half of it. */
export function writeState(folder: string, state: ServerState, account: Account): void {
  const inside = relative(folder, state.dataFolder)
  const dataFolder = inside.startsWith('..') ? state.dataFolder : inside
  const draft = `${stateFile(folder)}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify({ ...state, dataFolder }, null, 2)}\n`, { mode: 0o600 })
  giveTo(account, draft)
  renameSync(draft, stateFile(folder))
}

export function toUrl(state: ServerState, database: string): string {
  return `postgresql://${superuser}:${state.password}@127.0.0.1:${state.port}/${encodeURIComponent(database)}`
}

/**
 * The URL of a database on the server that was last started in this folder, running or not.
 * Undefined when none ever was.
 */
export function readEmbeddedUrl(folder: string, database: string): string | undefined {
  const state = readState(folder)
  return state && toUrl(state, database)
}
