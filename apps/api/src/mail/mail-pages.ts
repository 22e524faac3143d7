import { mailById, newestMails } from '@paydesk/db'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'

const MOST = 100
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const OWN_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * GET /mail: what the shop would have sent. Only in test mode, only where no mail server is set, and only to
 * this machine: a mail has a customer's name and address.
 */
export function mailPages(
  app: FastifyInstance,
  { db, mail, stripeConfig }: Pick<Deps, 'db' | 'mail' | 'stripeConfig'>,
): void {
  if (!mail.isLocal || !stripeConfig.testMode) return
  app.addHook('onRequest', async (request, reply) => {
    if (!isFromHere(request)) return reply.code(404).send()
    // Neither scripts nor anything from elsewhere: a product's name is somebody's text.
    const policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
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

/**
 * A proxy on this machine connects from here for anyone: it says so, or keeps the name that they asked for.
 * A site whose name was pointed at this machine is known by its name as well.
 */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const isForwarded = 'x-forwarded-for' in headers || 'forwarded' in headers
  const name = headers.host?.replace(/:\d+$/, '') ?? ''
  return LOOPBACK.has(socket.remoteAddress ?? '') && !isForwarded && OWN_NAMES.has(name)
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
