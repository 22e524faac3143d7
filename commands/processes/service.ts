import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ROOT } from '../installation/home.ts'
import { Refusal } from '../terminal/refusal.ts'
import type { Life } from './life.ts'
import { isAnswered } from './ports.ts'
import { keepLog } from './service-log.ts'
import { endTree, spawnTree } from './tree.ts'

/** A Node program that serves until it is told to end. */
export type Service = {
  name: string
  /** Node's arguments: flags, the script, its own arguments. */
  args: string[]
  env: NodeJS.ProcessEnv
  logFolder: string
  /** Writes plain remarks to stderr that are no warnings. */
  isChatty?: boolean
  /** Told when the service ends unasked after it was ready. Without it, that ends the command. */
  onUnexpectedEnd?: (end: Refusal) => void
}

/** A program of somebody else's, by its file below a workspace's node_modules. */
export type ForeignService = Service & {
  workspace: string
  program: string
  port: number
  /** Modules that run in it first. */
  preloads?: URL[]
}

export type RunningService = { stop: () => Promise<void> }

const READY_MS = 60_000
const DRAIN_MS = 10_000

/** Starts a program of ours and waits until it says, through its channel, that it is ready. */
export function startService(life: Life, service: Service): Promise<RunningService> {
  return begin(life, service, { cwd: ROOT, whenReady: whenTold })
}

/** Starts a program of somebody else's and waits until its port answers. */
export function startForeignService(life: Life, service: ForeignService): Promise<RunningService> {
  const cwd = join(ROOT, service.workspace)
  const guard = new URL('end-with-parent.mjs', import.meta.url).href
  const script = join(cwd, 'node_modules', service.program)
  const preloads = (service.preloads ?? []).flatMap(({ href }) => ['--import', href])
  const args = ['--import', guard, ...preloads, script, ...service.args]
  const whenReady = () => whenAnswered(service.port, life)
  return begin(life, { ...service, args }, { cwd, whenReady })
}

/**
 * The child has a channel to us and ends by itself when that closes, so that not even kill -9 of
 * this command leaves it behind.
 */
async function begin(
  life: Life,
  service: Service,
  start: { cwd: string; whenReady: (child: ChildProcess) => Promise<void> },
): Promise<RunningService> {
  life.signal.throwIfAborted()
  const { name, args, env, logFolder: folder, isChatty = false } = service
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const
  const child = spawnTree(process.execPath, args, { cwd: start.cwd, env, stdio: [...stdio] })
  const log = keepLog(child, { folder, name, env, isChatty })
  let [isReady, isAsked] = [false, false]
  const stop = async () => {
    isAsked = true
    await endTree(child, () => child.connected && child.disconnect(), DRAIN_MS)
  }
  life.atEnd(stop)

  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    // `close` and not `exit`: the last words have been read then.
    child.once('close', (code, signal) => {
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`
      const end = new Refusal(
        `The ${name} ${how}. Its whole log: ${log.path}`,
        log.unseen.join('\n'),
      )
      reject(end)
      if (isReady && !isAsked) (service.onUnexpectedEnd ?? life.fail)(end)
    })
  })
  ended.catch(() => {})
  await Promise.race([start.whenReady(child), ended, late(service)])
  isReady = true
  void life.serving.then(log.open)
  return { stop }
}

function whenTold(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'ready' in message) resolve()
    })
  })
}

async function whenAnswered(port: number, life: Life): Promise<void> {
  while (!(await isAnswered(port, '127.0.0.1'))) await wait(50, undefined, { signal: life.signal })
}

async function late({ name, logFolder }: Service): Promise<never> {
  await wait(READY_MS, undefined, { ref: false })
  throw new Refusal(
    `The ${name} was not ready after ${READY_MS / 1000} s. Its log is in ${logFolder}.`,
  )
}
