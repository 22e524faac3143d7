import { run, type Sql } from '../sql.ts'

export type Mail = {
  id: string
  orderId: string
  kind: 'receipt' | 'dispute' | 'authorization'
  recipient: string
  subject: string
  html: string
  text: string
  sentAt: Date | null
}

const columns = `id, order_id AS "orderId", kind, recipient, subject, html, text, sent_at AS "sentAt"`

const keep = {
  name: 'keep-mail',
  text: `
    WITH kept AS (
      INSERT INTO mails (order_id, kind, recipient, subject, html, text) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (order_id, kind) DO NOTHING
      RETURNING ${columns}
    )
    SELECT * FROM kept
    UNION ALL SELECT ${columns} FROM mails WHERE order_id = $1 AND kind = $2
    LIMIT 1`,
}

/** The order's mail of that kind: as it was written first, or as it is written now. */
export async function keepMail(sql: Sql, mail: Omit<Mail, 'id' | 'sentAt'>): Promise<Mail> {
  const { orderId, kind, recipient, subject, html, text } = mail
  const [kept] = await run<Mail>(sql, keep, [orderId, kind, recipient, subject, html, text])
  if (!kept) throw new Error('a mail was not written')
  return kept
}

const markSent = {
  name: 'mark-mail-sent',
  text: 'UPDATE mails SET sent_at = now() WHERE id = $1 AND sent_at IS NULL',
}

export async function markMailSent(sql: Sql, id: string): Promise<void> {
  await run(sql, markSent, [id])
}

const forgotten = {
  name: 'forgotten-receipts',
  text: `
    SELECT orders.id FROM orders
    WHERE orders.paid_at BETWEEN now() - '1 day'::interval AND now() - '1 minute'::interval
      AND orders.email IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM mails
        WHERE mails.order_id = orders.id AND mails.kind = 'receipt' AND mails.sent_at IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs job WHERE job.key = 'receipt:' || orders.id)
    ORDER BY orders.paid_at LIMIT 1000`,
}

/** Orders of the last day whose receipt was not sent, and for which there is no job any more. */
export async function forgottenReceipts(sql: Sql): Promise<string[]> {
  return (await run<{ id: string }>(sql, forgotten, [])).map(({ id }) => id)
}

const newest = {
  name: 'newest-mails',
  text: `SELECT ${columns} FROM mails ORDER BY created_at DESC LIMIT $1`,
}

export async function newestMails(sql: Sql, most: number): Promise<Mail[]> {
  return run<Mail>(sql, newest, [most])
}

const byId = { name: 'mail-by-id', text: `SELECT ${columns} FROM mails WHERE id = $1` }

export async function mailById(sql: Sql, id: string): Promise<Mail | undefined> {
  const [mail] = await run<Mail>(sql, byId, [id])
  return mail
}
