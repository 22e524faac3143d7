import { fork, type ChildProcess, type ForkOptions } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Report } from './holder-process.ts'

export type HolderProcess = AsyncDisposable & {
  /** The highest row that the server acknowledged. */
  written(): number
  /** Waits for a report of this kind; a failure is thrown. */
  next<E extends Report['event']>(event: E): Promise<Extract<Report, { event: E }>>
  send(command: 'write' | 'stop'): void
  /** kill -9 */
  kill(): Promise<void>
}

const program = fileURLToPath(new URL('holder-process.ts', import.meta.url))
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** Another Node process that uses the server of the folder. */
export function spawnHolder(
  args: [folder: string, outside?: string],
  as: ForkOptions = {},
): HolderProcess {
  const child: ChildProcess = fork(program, args.map(String), {
    ...as,
    execArgv: ['--conditions=@paydesk/source', '--import', loader],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const reports: Report[] = []
  const exit = once(child, 'exit')
  child.on('message', (message: Report) => {
    reports.push(message)
    child.emit('report')
  })

  async function next<E extends Report['event']>(event: E): Promise<Extract<Report, { event: E }>> {
    for (;;) {
      const found = reports.find(
        (report): report is Extract<Report, { event: E }> => report.event === event,
      )
      if (found) return found
      const failed = reports.find((report) => report.event === 'failed')
      if (failed) throw new Error(`The other process failed: ${failed.message}`)
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`The other process ended before it was ${event}`)
      await Promise.race([once(child, 'report'), exit])
    }
  }

  async function kill(): Promise<void> {
    child.kill('SIGKILL')
    await exit
  }

  return {
    next,
    kill,
    send: (command) => child.send(command),
    written: () => reports.reduce((n, report) => (report.event === 'written' ? report.n : n), 0),
    [Symbol.asyncDispose]: kill,
  }
}
