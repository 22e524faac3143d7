import { run, type Sql } from '../sql.ts'

/** A process shows that it lives by a connection of this name: pg_stat_activity lists it. */
export function applicationNameOf(processId: string): string {
  return `paydesk ${processId}`
}

const register = {
  name: 'register-job-worker',
  text: `INSERT INTO job_workers (worker_id, process_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
}

export async function registerJobWorker(
  sql: Sql,
  worker: { workerId: string; processId: string },
): Promise<void> {
  await run(sql, register, [worker.workerId, worker.processId])
}

const dead = {
  name: 'dead-processes',
  text: `
    SELECT DISTINCT process_id AS "processId" FROM job_workers
    WHERE NOT EXISTS (SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'paydesk ' || process_id)`,
}

/** The processes of which no connection is left, at this moment. */
export async function deadProcesses(sql: Sql): Promise<string[]> {
  const rows = await run<{ processId: string }>(sql, dead, [])
  return rows.map(({ processId }) => processId)
}

// The ids go with the jobs that they held: each is let go once.
const unlock = {
  name: 'unlock-jobs-of-processes',
  text: `
    WITH gone AS (DELETE FROM job_workers WHERE process_id = ANY ($1::uuid[]) RETURNING worker_id)
    SELECT 1 FROM graphile_worker.force_unlock_workers((SELECT array_agg(worker_id) FROM gone))`,
}

/** Lets others take the jobs that these processes had begun. */
export async function unlockJobsOf(sql: Sql, processIds: readonly string[]): Promise<void> {
  await run(sql, unlock, [processIds])
}

const unlockWorkers = {
  name: 'unlock-jobs-of-workers',
  text: `
    WITH gone AS (DELETE FROM job_workers WHERE worker_id = ANY ($1::text[]))
    SELECT 1 FROM graphile_worker.force_unlock_workers($1::text[])`,
}

/** Lets others take the jobs that these workers, which have ended, had begun. */
export async function unlockJobsOfWorkers(sql: Sql, workerIds: readonly string[]): Promise<void> {
  await run(sql, unlockWorkers, [workerIds])
}
