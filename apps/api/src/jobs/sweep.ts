import {
  addJob,
  EVENT_ATTEMPTS,
  forgottenCaptures,
  forgottenEvents,
  forgottenReceipts,
  forgottenRefunds,
} from '@paydesk/db'
import type { Deps } from '../deps.ts'

/**
 * The job sweep, of each minute: whatever waits and has no job gets one again. It should find nothing; it is
 * there for a queue that was emptied by hand or restored from an older copy than the tables.
 */
export async function sweep({ db, log }: Pick<Deps, 'db' | 'log'>): Promise<void> {
  const events = await forgottenEvents(db.pool)
  for (const id of events) {
    const job = { task: 'webhook_event', payload: { id }, key: `event:${id}` }
    await addJob(db.pool, { ...job, maxAttempts: EVENT_ATTEMPTS })
  }
  const refunds = await forgottenRefunds(db.pool)
  for (const id of refunds) {
    await addJob(db.pool, { task: 'refund', payload: { id }, key: `refund:${id}` })
  }
  const receipts = await forgottenReceipts(db.pool)
  for (const id of receipts) {
    const key = `receipt:${id}`
    await addJob(db.pool, { task: 'receipt', payload: { id }, key, queue: 'mail' })
  }
  const captures = await forgottenCaptures(db.pool)
  for (const id of captures) {
    await addJob(db.pool, { task: 'capture', payload: { id }, key: `capture:${id}` })
  }
  const found = [events, refunds, receipts, captures].flat().length
  if (found > 0) log.warn({ events, refunds, receipts, captures }, 'work was waiting without a job')
}
