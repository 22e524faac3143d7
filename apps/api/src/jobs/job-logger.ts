import { Logger } from 'graphile-worker'
import type { Deps } from '../deps.ts'

/** What the queue says of failures, in our log: that a job went well is told by what it did. */
export function jobLogger(log: Deps['log']): Logger {
  return new Logger(() => (level, message, meta) => {
    // oxlint-disable-next-line typescript/no-unsafe-enum-comparison -- an ambient enum, which no module can name
    if (level === 'error') log.warn({ err: meta?.['error'] }, message)
  })
}
