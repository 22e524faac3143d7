import { EventEmitter, once } from 'node:events'
import { describeFailure } from '../terminal/refusal.ts'
import { findLaunchers } from './launchers.ts'

/** The life of one command: what ends it, and what must be tidied when it ends. */
export type Life = {
  /** Aborted as soon as the command must end. */
  signal: AbortSignal
  /** Runs `tidy` at the end, last registered first, however the command ends. */
  atEnd: (tidy: () => unknown) => void
  /** Serves until a signal comes; from here on a signal is the normal end. */
  serve: () => Promise<never>
  /** Resolves when everything is up and `serve` was called. */
  serving: Promise<void>
  /** Ends the command with an error that arose beside its main work. */
  fail: (error: unknown) => void
  /** Whether the end is near: a signal came, or whoever started this command is gone. */
  isLeaving: () => boolean
}

class Stopped extends Error {}

const WATCH_MS = 300
const HURRY_AFTER_MS = 1000
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/**
 * Runs a command and exits the process with its code. Ctrl-C, SIGTERM, SIGHUP, the death of the
 * npx or pnpm that began it, and errors all end it the same way: everything registered with `atEnd`
 * is tidied, in reverse order. A second Ctrl-C does not wait for that.
 */
export async function runCommand(work: (life: Life) => Promise<number | void>): Promise<never> {
  const end = new AbortController()
  const tidying: (() => unknown)[] = []
  let isServing = false
  const up = new EventEmitter()
  let stopCode = 0
  let stoppedAt = Infinity

  const stop = (code: number) => {
    if (performance.now() - stoppedAt > HURRY_AFTER_MS) process.exit(code)
    stoppedAt = Math.min(stoppedAt, performance.now())
    if (end.signal.aborted) return
    stopCode = isServing ? 0 : code
    end.abort(new Stopped())
  }
  for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => stop(code))
  // The reader of a pipe has gone (`pnpm start | head`): nobody can see what we do.
  process.stdout.on('error', () => stop(SIGNALS.SIGHUP))
  process.stderr.on('error', () => stop(SIGNALS.SIGHUP))

  const launchers = findLaunchers()
  const isLeft = () => launchers.some((launcher) => !launcher.isAlive())
  const watch = setInterval(() => isLeft() && stop(SIGNALS.SIGTERM), WATCH_MS)
  watch.unref()

  const life: Life = {
    signal: end.signal,
    atEnd: (tidy) => void tidying.push(tidy),
    serving: once(up, 'serving').then(() => undefined),
    fail: (error) => end.abort(error),
    isLeaving: () => end.signal.aborted || isLeft(),
    serve: () => {
      isServing = true
      up.emit('serving')
      return untilAborted(end.signal)
    },
  }
  process.on('uncaughtException', life.fail)

  let code = 0
  try {
    code = (await Promise.race([work(life), untilAborted(end.signal)])) ?? 0
  } catch (error) {
    code = error instanceof Stopped ? stopCode : 1
    if (!(error instanceof Stopped)) process.stderr.write(`\n${describeFailure(error)}\n`)
  }
  end.abort(new Stopped())
  for (const tidy of tidying.toReversed()) {
    try {
      await tidy()
    } catch (error) {
      process.stderr.write(`${describeFailure(error)}\n`)
      code ||= 1
    }
  }
  process.exit(code)
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const give = () => reject(signal.reason instanceof Error ? signal.reason : new Stopped())
    if (signal.aborted) give()
    else signal.addEventListener('abort', give, { once: true })
  })
}
