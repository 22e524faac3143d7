import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import type { Deps } from './deps.ts'

/** A process that dies again at once would be started for ever. */
const PAUSE_MS = 500

/**
 * Serves by several processes on one port: each request goes to one of them, jobs run once, and an order's
 * page hears of its change wherever that happened. One that dies is started again. Returns when all are
 * ready; `stop` lets each finish what it has begun.
 */
export async function keepProcesses(
  count: number,
  log: Deps['log'],
): Promise<{ url: string; stop(): Promise<void> }> {
  let isStopping = false
  const workers = new Set<Worker>()

  function begin(): Worker {
    const worker = cluster.fork()
    workers.add(worker)
    worker.on('exit', (code, signal) => {
      workers.delete(worker)
      if (isStopping) return
      log.error(
        { pid: worker.process.pid, code, signal },
        'a process died: another takes its place',
      )
      setTimeout(() => !isStopping && begin(), PAUSE_MS)
    })
    return worker
  }

  const begun = Array.from({ length: count }, begin)
  const urls = await Promise.all(begun.map(readyUrl))
  const stop = async () => {
    isStopping = true
    const ending = [...workers].filter((worker) => !worker.isDead())
    const ended = ending.map((worker) => once(worker, 'exit'))
    for (const worker of ending) worker.process.kill('SIGTERM')
    await Promise.all(ended)
  }
  return { url: urls[0] ?? '', stop }
}

async function readyUrl(worker: Worker): Promise<string> {
  const ended = once(worker, 'exit').then(() => undefined)
  for (;;) {
    const message = await Promise.race([once(worker, 'message'), ended])
    if (message === undefined) throw new Error('a process of the API ended before it was ready')
    const [told]: unknown[] = message
    if (typeof told === 'object' && told !== null && 'url' in told && typeof told.url === 'string')
      return told.url
  }
}
