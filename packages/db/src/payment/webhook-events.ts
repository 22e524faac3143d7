import { run, type Sql } from '../sql.ts'

export type WebhookEventRow = {
  id: string
  type: string
  paymentIntentId: string | null
  /** Unix seconds, as Stripe says it. */
  created: number
}

export type EventOutcome = 'applied' | 'stale' | 'foreign' | 'ignored'

const record = {
  name: 'record-event',
  text: `
    INSERT INTO webhook_events (id, type, payment_intent_id, outcome, stripe_created_at)
    VALUES ($1, $2, $3, 'ignored', to_timestamp($4))
    ON CONFLICT (id) DO NOTHING
    RETURNING id`,
}
const close = {
  name: 'close-event',
  text: 'UPDATE webhook_events SET outcome = $2 WHERE id = $1',
}

/** True once for each event (I5). A concurrent twin waits here until the first has committed. */
export async function recordEvent(sql: Sql, event: WebhookEventRow): Promise<boolean> {
  const values = [event.id, event.type, event.paymentIntentId, event.created]
  return (await run<{ id: string }>(sql, record, values)).length === 1
}

/** Says what the event did, in the transaction of its effect. */
export async function closeEvent(sql: Sql, id: string, outcome: EventOutcome): Promise<void> {
  await run(sql, close, [id, outcome])
}
