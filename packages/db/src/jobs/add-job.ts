import { run, type Sql } from '../sql.ts'

const statement = {
  name: 'add-job',
  text: `
    SELECT 1 FROM graphile_worker.add_job($1, payload := $2::json, job_key := $3, run_at := $4, max_attempts := $5,
      queue_name := $6)`,
}

export type NewJob = {
  task: string
  payload: { id: string }
  /** A second job of this key takes the place of the first, as long as that has not begun. */
  key: string
  /** Jobs of one queue are done one after the other. */
  queue?: string
  runAt?: Date
  maxAttempts?: number
}

/** Asks for work, in the transaction that makes it necessary: they are committed together or not at all. */
export async function addJob(
  sql: Sql,
  { task, payload, key, queue, runAt, maxAttempts = 25 }: NewJob,
): Promise<void> {
  const when = runAt ?? null
  await run(sql, statement, [task, JSON.stringify(payload), key, when, maxAttempts, queue ?? null])
}
