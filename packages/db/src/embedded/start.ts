import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseError, escapeIdentifier } from 'pg'
import { createCluster, hasCluster, newPassword } from './cluster.ts'
import { withFolderLock } from './folder-lock.ts'
import { holdServer } from './holders.ts'
import { chooseHome, defaultOutside, makeFolder, preparePlace, type Place } from './place.ts'
import { findFreePort } from './port.ts'
import { query } from './question.ts'
import { findRunning, startServer } from './running.ts'
import { readPostmaster, shutDown } from './server.ts'
import { readState, toUrl, writeState, type ServerState } from './state.ts'

export type StartOptions = {
  /** Holds the data, the log and the password. Made when missing. */
  folder: string
  log?: (message: string) => void
  /** Where the data goes when the server's account cannot enter the folder. */
  outside?: string
}

/** A running server, and this process's use of it. */
export type Embedded = {
  url: (database: string) => string
  pid: number
  port: number
  /** Whether other processes were using the server already. */
  shared: boolean
  /** Makes the database unless it is there, and returns its URL. */
  ensureDatabase: (name: string) => Promise<string>
  /** Ends this process's use. The last process to leave shuts the server down. */
  stop: () => Promise<void>
}

/**
 * Starts the Postgres of a folder, or joins the one that runs there already: of another process, or
 * left behind by one that was killed. Throws with the server's own words when it does not start.
 */
export async function startEmbedded(options: StartOptions): Promise<Embedded> {
  const folder = resolve(options.folder)
  const log = options.log ?? (() => {})
  const account = makeFolder(folder)
  return withFolderLock(folder, async () => {
    const known = readState(folder)
    const home = known
      ? dirname(known.dataFolder)
      : chooseHome(folder, account, options.outside ?? defaultOutside)
    const place = await preparePlace(folder, home, account)
    const state = known ?? (await newState(home))
    // Before the cluster is made, as it keeps the password that it was made with.
    if (!known) writeState(folder, state, account)
    if (!hasCluster(state)) {
      log('embedded Postgres: making its data folder')
      await createCluster(place, state)
    }
    const running = (await findRunning(state)) ?? (await startServer(place, state, log))
    if (running.port !== state.port) writeState(folder, running, account)
    return joinServer(folder, place, running)
  })
}

async function newState(home: string): Promise<ServerState> {
  const dataFolder = join(home, 'data')
  if (existsSync(dataFolder))
    throw new Error(
      `${dataFolder} has data, but the server.json with its password is gone: restore that file, ` +
        'or move the data away to begin anew.',
    )
  return { port: await findFreePort(), password: newPassword(), dataFolder }
}

async function joinServer(folder: string, place: Place, state: ServerState): Promise<Embedded> {
  const holder = await holdServer(state)
  const shared = (await holder.countOthers()) > 0

  async function stop(): Promise<void> {
    await withFolderLock(folder, async () => {
      // A server that has died meanwhile is used by nobody.
      const others = await holder.countOthers().catch(() => 0)
      await holder.release()
      if (others === 0 && (await findRunning(state))) await shutDown(place, state.dataFolder)
    })
  }

  let stopping: Promise<void> | undefined
  return {
    url: (database) => toUrl(state, database),
    pid: readPostmaster(state.dataFolder)?.pid ?? 0,
    port: state.port,
    shared,
    ensureDatabase: async (name) => {
      await createDatabase(state, name)
      return toUrl(state, name)
    },
    stop: () => (stopping ??= stop()),
  }
}

async function createDatabase(state: ServerState, name: string): Promise<void> {
  const found = await query(state, 'SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (found.length > 0) return
  try {
    await query(state, `CREATE DATABASE ${escapeIdentifier(name)}`)
  } catch (error) {
    // 42P04 duplicate_database, 23505 unique_violation: another process was faster.
    if (!(error instanceof DatabaseError && ['42P04', '23505'].includes(error.code ?? '')))
      throw error
  }
}
