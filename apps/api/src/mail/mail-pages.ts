import { mailById, newestMails } from '@paydesk/db'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../deps.ts'

const MOST = 100
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/**
 * GET /mail: what the shop would have sent. Only where no mail server is set, and only to this machine: a
 * mail has a customer's name and address.
 */
export function mailPages(app: FastifyInstance, { db, mail }: Pick<Deps, 'db' | 'mail'>): void {
  if (!mail.isLocal) return
  app.addHook('onRequest', async (request, reply) => {
    if (!LOOPBACK.has(request.socket.remoteAddress ?? '')) return reply.code(404).send()
    // Neither scripts nor anything from elsewhere: a product's name is somebody's text.
    const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    reply.header('content-security-policy', policy).type('text/html; charset=utf-8')
  })
  app.get('/mail', async () => {
    const mails = await newestMails(db.pool, MOST)
    const items = mails.map(
      ({ id, subject, recipient, sentAt }) =>
        `<li><a href="/mail/${id}">${escape(subject)}</a><br><small>${escape(recipient)} · ${sentAt?.toISOString() ?? 'not sent yet'}</small></li>`,
    )
    const list = items.length > 0 ? `<ol>${items.join('')}</ol>` : '<p>No mail yet.</p>'
    return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Mail</title><body style="font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem"><h1>Mail</h1><p>No mail server is set (SMTP_URL), so these wait here.</p>${list}</body></html>`
  })
  app.get<{ Params: { id: string } }>('/mail/:id', async ({ params }, reply) => {
    const found = /^[0-9a-f-]{36}$/.test(params.id) && (await mailById(db.pool, params.id))
    return found ? found.html : reply.code(404).send('<p>There is no such mail.</p>')
  })
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
