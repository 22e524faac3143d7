import { existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

const LEVELS = {
  trace: 10,
  debug: 20,
  info: 30,
  warn: 40,
  error: 50,
  fatal: 60,
}
const NAMES = Object.fromEntries(Object.entries(LEVELS).map(([name, value]) => [value, name]))
const LAST_LINES = 20

type Output = { stdout: Readable | null; stderr: Readable | null }

/** Where a service's lines go: all of them to a file, the telling ones to the terminal. */
export type LogPlace = {
  folder: string
  name: string
  env: NodeJS.ProcessEnv
  /** Plain lines on stderr are remarks, not warnings. */
  isChatty: boolean
}

/**
 * Keeps a service's log in `<folder>/<name>.log` (the run before as `.previous.log`), and prints
 * warnings and errors in readable form, once it was opened. LOG_LEVEL=debug, or info, prints more.
 */
export function keepLog(output: Output, { folder, name, env, isChatty }: LogPlace) {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.log`)
  if (existsSync(path)) renameSync(path, join(folder, `${name}.previous.log`))
  // Written at once: a refusal that points to the log finds the last words in it.
  const file = openSync(path, 'w')
  const threshold = Math.min(levelOf(env['LOG_LEVEL']), LEVELS.warn)
  const unseen: string[] = []
  let waiting: string[] | undefined = []
  const show = (text: string) => {
    if (waiting) waiting.push(text)
    else process.stdout.write(`  ${name.padEnd(8)}${text}\n`)
  }
  for (const [stream, plainLevel] of [
    [output.stdout, LEVELS.info],
    [output.stderr, isChatty ? LEVELS.info : LEVELS.warn],
  ] as const) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      writeSync(file, `${line}\n`)
      const { level, text } = readLine(line, plainLevel)
      const isTelling = level >= threshold
      if (isTelling) show(text)
      if (!isTelling || waiting) unseen.push(text)
      if (unseen.length > LAST_LINES) unseen.shift()
    })
  }
  return {
    path,
    /** The last lines that the terminal has not shown. */
    unseen,
    /** Shows what came so far, and from now on each line as it comes. */
    open: () => {
      const before = waiting ?? []
      waiting = undefined
      unseen.length = 0
      before.forEach(show)
    },
  }
}

/** A JSON log line (pino's) as `warn  message  key=value`; any other line as it is. */
export function readLine(line: string, plainLevel: number): { level: number; text: string } {
  const entry = parseEntry(line)
  if (!entry) return { level: line.trim() ? plainLevel : 0, text: line }
  const { level, msg, time: _time, pid: _pid, hostname: _hostname, name: _name, ...rest } = entry
  const value = typeof level === 'number' ? level : levelOf(level)
  const details = Object.entries(rest).map(([key, detail]) => `${key}=${describe(detail)}`)
  const words = [NAMES[value] ?? String(value), typeof msg === 'string' ? msg : '', ...details]
  return { level: value, text: words.filter(Boolean).join('  ') }
}

function levelOf(name: unknown): number {
  return Object.entries(LEVELS).find(([known]) => known === name)?.[1] ?? LEVELS.warn
}

function describe(detail: unknown): string {
  if (typeof detail === 'string') return detail
  const isError = typeof detail === 'object' && detail !== null && 'stack' in detail
  return isError ? String(detail.stack) : JSON.stringify(detail)
}

function parseEntry(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}
