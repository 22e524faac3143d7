import { run, type Sql } from '../sql.ts'

export type WebhookEventRow = {
  id: string
  type: string
  /** The payment that it is about, if it is about one. */
  paymentIntentId: string | null
  /** The refund or dispute that it tells of. */
  objectId: string | null
  /** Unix seconds, as Stripe says it. */
  created: number
}

export type EventOutcome = 'applied' | 'stale' | 'foreign' | 'ignored'

/** Tries of an event before it goes aside. */
export const EVENT_ATTEMPTS = 8

// One statement for all that arrived together: rows, jobs, one commit, one wake-up.
const store = {
  name: 'store-events',
  text: `
    WITH stored AS (
      INSERT INTO webhook_events (id, type, payment_intent_id, object_id, stripe_created_at)
      SELECT id, type, payment_intent_id, object_id, to_timestamp(created)
      FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::double precision[])
        AS item (id, type, payment_intent_id, object_id, created)
      ON CONFLICT (id) DO NOTHING
      RETURNING id
    ), asked AS (
      SELECT count(job.id) FROM graphile_worker.add_jobs((
        SELECT array_agg(json_populate_record(NULL::graphile_worker.job_spec, json_build_object(
          'identifier', 'webhook_event', 'payload', json_build_object('id', id),
          'job_key', 'event:' || id, 'max_attempts', ${EVENT_ATTEMPTS})))
        FROM stored)) AS job
      WHERE EXISTS (SELECT 1 FROM stored)
    )
    SELECT stored.id FROM stored, asked`,
}

/**
 * Stores each event with the job that will apply it. When this returns, it is committed.
 *
 * @param events Of different ids.
 * @returns for each whether it is new (I5).
 */
export async function storeEvents(
  sql: Sql,
  events: readonly WebhookEventRow[],
): Promise<boolean[]> {
  // In the order of their ids: two processes that get the same events wait, but not in a ring.
  const sorted = events.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const rows = await run<{ id: string }>(sql, store, [
    sorted.map(({ id }) => id),
    sorted.map(({ type }) => type),
    sorted.map(({ paymentIntentId }) => paymentIntentId),
    sorted.map(({ objectId }) => objectId),
    sorted.map(({ created }) => created),
  ])
  const stored = new Set(rows.map(({ id }) => id))
  return events.map(({ id }) => stored.has(id))
}

const waiting = {
  name: 'waiting-event',
  text: `
    SELECT id, type, payment_intent_id AS "paymentIntentId", object_id AS "objectId",
      extract(epoch FROM stripe_created_at)::double precision AS created
    FROM webhook_events WHERE id = $1 AND done_at IS NULL`,
}

/** The event, while nobody has applied it. */
export async function waitingEvent(sql: Sql, id: string): Promise<WebhookEventRow | undefined> {
  const [event] = await run<WebhookEventRow>(sql, waiting, [id])
  return event
}

const close = {
  name: 'close-event',
  text: `
    UPDATE webhook_events SET outcome = $2, done_at = now(), attempts = attempts + 1, last_error = NULL
    WHERE id = $1 AND done_at IS NULL RETURNING id`,
}

/**
 * Says what the event did, in the transaction of its effect.
 *
 * @returns false: somebody else has applied it meanwhile, and nothing more may be done for it (I5).
 */
export async function closeEvent(sql: Sql, id: string, outcome: EventOutcome): Promise<boolean> {
  return (await run(sql, close, [id, outcome])).length === 1
}

const fail = {
  name: 'fail-event',
  text: `
    UPDATE webhook_events SET attempts = attempts + 1, last_error = left($2, 2000),
      outcome = CASE WHEN $3 THEN 'poison' ELSE outcome END, done_at = CASE WHEN $3 THEN now() END
    WHERE id = $1 AND done_at IS NULL`,
}

/** Notes why an event could not be applied. After its last try it goes aside, for a person to look at. */
export async function failEvent(
  sql: Sql,
  { id, why, isLast }: { id: string; why: string; isLast: boolean },
): Promise<void> {
  await run(sql, fail, [id, why.replaceAll('_secret_', '_…_'), isLast])
}

const forgotten = {
  name: 'forgotten-events',
  text: `
    SELECT event.id FROM webhook_events event
    WHERE event.done_at IS NULL AND event.received_at < now() - '1 minute'::interval
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs job WHERE job.key = 'event:' || event.id)
    ORDER BY event.received_at LIMIT 1000`,
}

/** Events that wait, and for which there is no job any more. */
export async function forgottenEvents(sql: Sql): Promise<string[]> {
  return (await run<{ id: string }>(sql, forgotten, [])).map(({ id }) => id)
}
