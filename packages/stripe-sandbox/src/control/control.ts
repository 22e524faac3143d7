import { isIP } from 'node:net'
import type { Context } from '../call.ts'
import type { RequestLog } from '../http/request-log.ts'
import { answerChallenge } from '../payment-intents/challenges.ts'
import type { ChallengeOutcome } from '../payment-intents/challenges.ts'
import { settleIntent } from '../payment-intents/charge-intent.ts'
import type { Deliveries } from '../webhooks/deliveries.ts'

type Deps = { context: Context; deliveries: Deliveries; log: RequestLog }

/** `remoteAddress` is the peer's, undefined for a call within the process. */
export type Connection = { remoteAddress?: string | undefined }

type Endpoint = {
  method: 'GET' | 'POST'
  pattern: RegExp
  /** A challenge is answered by its page from wherever the customer is; the rest is local. */
  from: 'anywhere' | 'loopback'
  run: (deps: Deps, id: string, form: URLSearchParams) => Response
}

const ENDPOINTS: Endpoint[] = [
  {
    method: 'GET',
    pattern: /^\/_sandbox\/health$/u,
    from: 'loopback',
    run: () => json({ status: 'ok' }),
  },
  {
    method: 'GET',
    pattern: /^\/_sandbox\/requests$/u,
    from: 'loopback',
    run: ({ log }, _id, form) => {
      const wanted = form.get('id')
      const entries = log.newestFirst()
      return json({
        data: wanted === null ? entries : entries.filter(({ request_id }) => request_id === wanted),
      })
    },
  },
  {
    method: 'POST',
    pattern: /^\/_sandbox\/events\/(?<id>\w+)\/resend$/u,
    from: 'loopback',
    run: ({ deliveries }, id) =>
      deliveries.resend(id) ? json({ id, resent: true }) : problem(404, `No event ${id}.`),
  },
  {
    method: 'POST',
    pattern: /^\/_sandbox\/payment_intents\/(?<id>\w+)\/settle$/u,
    from: 'loopback',
    run: settle,
  },
  {
    method: 'POST',
    pattern: /^\/_sandbox\/challenges\/(?<id>\w+)$/u,
    from: 'anywhere',
    run: challenge,
  },
]

/** What Stripe has no endpoint for: a developer's and the 3-D Secure page's side door. */
export async function control(
  deps: Deps,
  request: Request,
  connection: Connection,
): Promise<Response> {
  const url = new URL(request.url)
  for (const endpoint of ENDPOINTS) {
    const match = endpoint.pattern.exec(url.pathname)
    if (match === null || endpoint.method !== request.method) continue
    if (!isSameOrigin(request, url)) return problem(403, 'Not from another origin.')
    if (endpoint.from === 'loopback' && !isLocal(url, connection)) {
      return problem(403, 'Only from this machine.')
    }
    const form = new URLSearchParams(request.method === 'GET' ? url.search : await request.text())
    return endpoint.run(deps, match.groups?.['id'] ?? '', form)
  }
  return problem(404, 'The sandbox has no such control endpoint.')
}

function settle({ context, deliveries }: Deps, id: string, form: URLSearchParams): Response {
  const outcome = form.get('outcome')
  if (outcome !== 'succeed' && outcome !== 'fail') {
    return problem(400, 'outcome must be succeed or fail.')
  }
  const intent = context.store.get('payment_intents', id)
  if (intent === undefined) return problem(404, `No PaymentIntent ${id}.`)
  if (intent.status !== 'processing') {
    return problem(409, `${id} has the status ${intent.status}, not processing.`)
  }
  const settled = context.store.transact(() =>
    settleIntent({ ...context, cause: null }, intent, outcome),
  )
  deliveries.wake()
  return json({ id, status: settled.intent.status })
}

const OUTCOMES: readonly ChallengeOutcome[] = ['succeed', 'fail', 'close']

function challenge({ context, deliveries }: Deps, token: string, form: URLSearchParams): Response {
  const outcome = OUTCOMES.find((known) => known === form.get('outcome'))
  if (outcome === undefined) return problem(400, 'outcome must be succeed, fail or close.')
  const answered = context.store.transact(() =>
    answerChallenge({ ...context, cause: null }, token, outcome),
  )
  if (answered === null) return problem(404, 'This challenge was answered or withdrawn.')
  deliveries.wake()
  return json(answered)
}

/** A page of another origin may not drive the sandbox of whoever looks at it. */
function isSameOrigin(request: Request, url: URL): boolean {
  const origin = request.headers.get('origin')
  return origin === null || (URL.canParse(origin) && new URL(origin).host === url.host)
}

/** The host name counts as well: a foreign name that resolves to 127.0.0.1 is still foreign. */
function isLocal(url: URL, { remoteAddress }: Connection): boolean {
  const isLocalName = url.hostname === 'localhost' || isLoopback(url.hostname)
  return isLocalName && (remoteAddress === undefined || isLoopback(remoteAddress))
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/u, '').replaceAll(/[[\]]/gu, '')
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'))
}

function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}

function problem(status: number, message: string): Response {
  return json({ error: { message } }, status)
}
