import type { Call, Context } from '../call.ts'
import {
  StripeError,
  internalError,
  routeUnknown,
  secretKeyRequired,
  unreadableBody,
} from '../errors.ts'
import { API_VERSION } from '../events/emit.ts'
import { parseForm } from '../form-body.ts'
import type { FormTree } from '../form-body.ts'
import { newId } from '../ids.ts'
import type { Idempotency, SavedAnswer } from '../idempotency.ts'
import { authenticate } from './authentication.ts'
import { corsHeaders, preflight } from './cors.ts'
import type { RequestLog } from './request-log.ts'
import { matchRoute } from './route.ts'
import type { Match, Route } from './route.ts'

type Deps = {
  context: Context
  idempotency: Idempotency
  log: RequestLog
  routes: Route[]
  /** Told of our own faults, which the caller only sees as a 500. */
  onFault: (error: unknown) => void
}

/** Everything under /v1/: from a request to Stripe's answer. */
export function createApi(deps: Deps): (request: Request, origin: string) => Promise<Response> {
  const { context, log } = deps

  return async (request, origin) => {
    if (request.method === 'OPTIONS') return preflight(request)
    const requestId = newId(context.environment, 'req_')
    const { pathname } = new URL(request.url)
    const answer = await respond(deps, request, { requestId, origin })
    log.add({
      request_id: requestId,
      time: new Date(context.environment.now()).toISOString(),
      method: request.method,
      path: withoutSecret(pathname),
      status: answer.status,
      idempotency_key: request.headers.get('idempotency-key'),
    })
    return new Response(answer.body, {
      status: answer.status,
      headers: responseHeaders(request, requestId, answer),
    })
  }
}

/** Whoever confuses a client secret with an id must not find it in the log. */
function withoutSecret(path: string): string {
  return path.replaceAll(/_secret_\w+/gu, '_secret_…')
}

type Circumstances = { requestId: string; origin: string }

async function respond(
  { context, idempotency, routes, onFault }: Deps,
  request: Request,
  { requestId, origin }: Circumstances,
): Promise<SavedAnswer> {
  const refuse = (error: unknown): SavedAnswer => {
    const known = error instanceof StripeError ? error : internalError()
    if (known !== error) onFault(error)
    return errorAnswer(known, { requestId, origin })
  }
  try {
    const { parameters, match, keyKind } = await receive(request, routes)
    const idempotencyKey = request.method === 'POST' ? request.headers.get('idempotency-key') : null
    const call: Call = {
      ...context,
      cause: { requestId, idempotencyKey },
      keyKind,
      origin,
    }
    return await idempotency.once(
      { call, parameters, path: new URL(request.url).pathname, key: idempotencyKey, requestId },
      { refuse, run: () => match.route.run(call, parameters, match.id) },
    )
  } catch (error) {
    return refuse(error)
  }
}

type Received = { parameters: FormTree; match: Match; keyKind: Call['keyKind'] }

async function receive(request: Request, routes: Route[]): Promise<Received> {
  const url = new URL(request.url)
  const body = await readBody(request)
  // The CLI and some clients put a POST's parameters into the query.
  const parameters = parseForm([url.search.slice(1), body].filter((part) => part !== '').join('&'))
  const keyKind = authenticate(request.headers, parameters)
  parameters.delete('key')
  const match = matchRoute(routes, request.method, url.pathname)
  if (match === undefined) throw routeUnknown(request.method, url.pathname)
  if (keyKind === 'publishable' && match.route.access === 'secret') throw secretKeyRequired()
  return { parameters, match, keyKind }
}

async function readBody(request: Request): Promise<string> {
  if (request.method === 'GET' || request.method === 'HEAD') return ''
  try {
    return await request.text()
  } catch {
    throw unreadableBody()
  }
}

function errorAnswer(error: StripeError, { requestId, origin }: Circumstances): SavedAnswer {
  const request_log_url = `${origin}/_sandbox/requests?id=${requestId}`
  const body = JSON.stringify({ error: { ...error.body, request_log_url } }, null, 2)
  return { status: error.status, body, requestId }
}

function responseHeaders(request: Request, requestId: string, answer: SavedAnswer): Headers {
  const headers = new Headers({
    ...corsHeaders(),
    'Cache-Control': 'no-cache, no-store',
    'Content-Type': 'application/json',
    'Request-Id': requestId,
    'Stripe-Version': request.headers.get('stripe-version') ?? API_VERSION,
  })
  if (request.method !== 'POST') return headers
  // 409 means that the first request is still running: asking again may well succeed.
  headers.set('Stripe-Should-Retry', String(answer.status === 409))
  const key = request.headers.get('idempotency-key')
  if (key !== null) {
    headers.set('Idempotency-Key', key)
    headers.set('Original-Request', answer.requestId)
  }
  if (answer.requestId !== requestId) headers.set('Idempotent-Replayed', 'true')
  return headers
}
