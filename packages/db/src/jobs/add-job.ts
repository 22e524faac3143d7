import { run, type Sql } from '../sql.ts'

const statement = {
  name: 'add-job',
  text: `
    SELECT 1 FROM graphile_worker.add_job($1, payload := $2::json, job_key := $3, run_at := $4, max_attempts := $5)`,
}

export type NewJob = {
  task: string
  payload: { id: string }
  /** A second job of this key takes the place of the first, as long as that has not begun. */
  key: string
  runAt?: Date
  maxAttempts?: number
}

/** Asks for work, in the transaction that makes it necessary: they are committed together or not at all. */
export async function addJob(
  sql: Sql,
  { task, payload, key, runAt, maxAttempts = 25 }: NewJob,
): Promise<void> {
  await run(sql, statement, [task, JSON.stringify(payload), key, runAt ?? null, maxAttempts])
}
