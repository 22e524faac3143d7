import { setTimeout as sleep } from 'node:timers/promises'
import type { Place } from './place.ts'
import { findFreePort } from './port.ts'
import { askServer } from './question.ts'
import { launch, readPostmaster } from './server.ts'
import { isForeignPid, setPostmasterFileAside } from './stale-postmaster.ts'
import type { ServerState } from './state.ts'

type Log = (message: string) => void

/** Recovery after a crash reads the log of changes since the last checkpoint: seconds, not minutes. */
const settleWithinMs = 60_000

/** After a kill -9 of the server its children need a moment to notice. */
const vacateWithinMs = 15_000

/**
 * The server of this data folder that runs already, whoever started it, with the port that it really
 * has. One that is just starting or stopping is waited for.
 */
export async function findRunning(state: ServerState): Promise<ServerState | undefined> {
  const deadline = Date.now() + settleWithinMs
  while (Date.now() < deadline) {
    const postmaster = readPostmaster(state.dataFolder)
    if (!postmaster) return undefined
    const running = { ...state, port: postmaster.port || state.port }
    const answer = await askServer(running)
    if (answer === 'ours') return running
    if (answer !== 'soon') return undefined
    await sleep(50)
  }
  throw new Error(
    `Embedded Postgres in ${state.dataFolder} neither starts nor stops. See server.log.`,
  )
}

/** Starts the server, on the remembered port or, where another program has that, on a new one. */
export async function startServer(
  place: Place,
  state: ServerState,
  log: Log,
): Promise<ServerState> {
  const deadline = Date.now() + vacateWithinMs
  let port = await findFreePort(state.port)
  for (;;) {
    const next = { ...state, port }
    const { outcome, words } = await launch(place, next)
    if (outcome === 'ready') return next
    const obstacle = nameObstacle(words)
    if (!obstacle || Date.now() > deadline)
      throw new Error(
        `Embedded Postgres did not start in ${state.dataFolder}. Its last words:\n${words}`,
      )

    if (obstacle === 'port taken') port = await findFreePort()
    else {
      const running = await findRunning(next)
      if (running) return running
      const postmaster = readPostmaster(state.dataFolder)
      if (postmaster && isForeignPid(postmaster.pid, state.dataFolder)) {
        log(`embedded Postgres: postmaster.pid names ${postmaster.pid}, another program: set aside`)
        setPostmasterFileAside(state.dataFolder)
      }
    }
    await sleep(100)
  }
}

/** What stands in the way for now, in the server's words (it speaks English: LC_ALL=C). */
function nameObstacle(words: string): 'port taken' | 'folder taken' | undefined {
  if (/Address already in use|could not create any TCP\/IP sockets/.test(words)) return 'port taken'
  if (/lock file "postmaster.pid"|pre-existing shared memory/.test(words)) return 'folder taken'
  return undefined
}
