import type { Account } from '../accounts/account.ts'
import { DEFAULT_ACCOUNT } from '../accounts/accounts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Call } from '../call.ts'
import { StripeError, internalError, routeUnknown, secretKeyRequired } from '../errors.ts'
import { API_VERSION } from '../events/emit.ts'
import { parseForm } from '../form-body.ts'
import type { FormTree } from '../form-body.ts'
import { newRequestId } from '../ids.ts'
import type { SavedAnswer } from '../idempotency.ts'
import type { ApiFaultRule } from '../faults/api-fault.ts'
import { ConnectionClosed } from '../faults/errors.ts'
import {
  FAULT_HEADERS,
  SHOULD_RETRY,
  sufferAfter,
  sufferBefore,
  sufferDuring,
  sufferWithin,
} from '../faults/suffer.ts'
import { textOf } from '../state/row-text.ts'
import { authenticate } from './authentication.ts'
import type { Caller } from './authentication.ts'
import { CORS_HEADERS, preflightHeaders } from './cors.ts'
import type { ApiAnswer, ApiRequest, HeaderList } from './exchange.ts'
import type { RequestLog } from './request-log.ts'
import { outOfScope } from './out-of-scope.ts'
import type { Match, Router } from './route.ts'

type Deps = {
  accounts: Accounts
  /** Resolves once what was committed so far outlives the process. */
  flushed: () => Promise<void>
  log: RequestLog
  router: Router
  /** Told of our own faults, which the caller only sees as a 500. */
  onFault: (error: unknown) => void
}

/** Everything under /v1/: from a request to Stripe's answer. */
export function createApi(deps: Deps): (request: ApiRequest) => Promise<ApiAnswer> {
  return async (request) => {
    if (request.method === 'OPTIONS') {
      const asked = request.header('access-control-request-headers')
      return { status: 200, headers: preflightHeaders(asked), body: '' }
    }
    const received = receive(deps, request)
    const { account, parameters, form } = received
    const sentNames = parameters.size
    const { environment } = account.context
    const requestId = newRequestId(environment)
    const atMs = environment.now()
    const began = performance.now()
    // The inspector must work while everything else is made to fail.
    const isSpared = received.keyKind === null || request.fromInspector === true
    const fault = isSpared ? undefined : account.faults.next(request)
    const answer = await respond(deps, { request, requestId, received, fault })
    account.wake()
    const given = answer === 'connection_closed' ? null : answer
    const body = given === null ? null : bodyText(given.body)
    const headers =
      given === null ? null : responseHeaders({ request, requestId, fault, answer: given })
    const isReading = request.method === 'GET'
    // The inspector's own looking is no news to who looks at it.
    if (request.fromInspector !== true || !isReading) {
      deps.log.add({
        id: requestId,
        account: account.context.account,
        atMs,
        durationMs: performance.now() - began,
        method: request.method,
        path: request.path,
        status: given?.status ?? null,
        keyKind: received.keyKind,
        idempotencyKey: isReading ? null : request.header('idempotency-key'),
        replayOf: given === null || given.requestId === requestId ? null : given.requestId,
        fault: fault?.fault ?? null,
        fromInspector: request.fromInspector === true,
        parameters,
        // The path may have named some more.
        form: parameters.size === sentNames ? form : null,
        headers,
        answer: body,
      })
    }
    if (given === null || headers === null || body === null) return 'connection_closed'
    return { status: given.status, headers, body }
  }
}

function bodyText(body: unknown): string {
  return typeof body === 'object' && body !== null ? textOf(body) : JSON.stringify(body)
}

type Received = { account: Account; parameters: FormTree; form: string } & (
  | { keyKind: Caller['keyKind'] }
  | { keyKind: null; refusal: unknown }
)

/** Whose request it is decides all the rest; a request without a good key is nobody's. */
function receive({ accounts }: Deps, request: ApiRequest): Received {
  const { query, body } = request
  // The CLI and some clients put a POST's parameters into the query.
  const form = query === '' || body === '' ? query + body : `${query}&${body}`
  const parameters = parseForm(form)
  try {
    const { account, keyKind } = authenticate(request.header('authorization'), parameters)
    parameters.delete('key')
    return { account: accounts.named(account), parameters, form, keyKind }
  } catch (refusal) {
    return { account: accounts.named(DEFAULT_ACCOUNT), parameters, form, keyKind: null, refusal }
  }
}

type Exchange = {
  request: ApiRequest
  requestId: string
  received: Received
  fault: ApiFaultRule | undefined
}

async function respond(
  { router, onFault, flushed }: Deps,
  { request, requestId, received, fault }: Exchange,
): Promise<SavedAnswer | 'connection_closed'> {
  const refuse = (error: unknown): SavedAnswer => {
    const known = error instanceof StripeError ? error : internalError()
    if (known !== error) onFault(error)
    return errorAnswer(known, requestId, request.origin)
  }
  try {
    if (received.keyKind === null) throw received.refusal
    const { account, parameters, form, keyKind } = received
    if (fault) await sufferBefore(account.faults, fault)
    const match = matchRoute(router, request, keyKind)
    for (const [name, value] of match.named) parameters.set(name, value)
    const idempotencyKey = request.method === 'POST' ? request.header('idempotency-key') : null
    const { context } = account
    const call: Call = {
      account: context.account,
      store: context.store,
      environment: context.environment,
      paymentMethods: context.paymentMethods,
      cause: { requestId, idempotencyKey },
      keyKind,
      apiVersion: request.header('stripe-version'),
      origin: request.origin,
    }
    const answered = account.idempotency.once(
      { call, form, path: request.path, key: idempotencyKey, requestId },
      {
        refuse,
        run: sufferWithin(fault, () => match.route.run(call, parameters, match.id)),
        wait: fault && sufferDuring(account.faults, fault),
      },
    )
    const answer = answered instanceof Promise ? await answered : answered
    await flushed()
    if (fault) await sufferAfter(account.faults, fault)
    return answer
  } catch (error) {
    return error instanceof ConnectionClosed ? 'connection_closed' : refuse(error)
  }
}

function matchRoute(
  router: Router,
  { method, path }: ApiRequest,
  keyKind: Caller['keyKind'],
): Match {
  const match = router(method, path)
  if (match === undefined) throw outOfScope(method, path) ?? routeUnknown(method, path)
  if (keyKind === 'publishable' && match.route.access === 'secret') throw secretKeyRequired()
  return match
}

function errorAnswer(error: StripeError, requestId: string, origin: string): SavedAnswer {
  const request_log_url = `${origin}/requests/${requestId}`
  return { status: error.status, body: { error: { ...error.body, request_log_url } }, requestId }
}

type Answered = Pick<Exchange, 'request' | 'requestId' | 'fault'> & { answer: SavedAnswer }

function responseHeaders({ request, requestId, fault, answer }: Answered): HeaderList {
  const headers = [
    ...CORS_HEADERS,
    'Cache-Control',
    'no-cache, no-store',
    'Content-Type',
    'application/json',
    'Request-Id',
    requestId,
    'Stripe-Version',
    request.header('stripe-version') ?? API_VERSION,
  ]
  const ofFault = fault && FAULT_HEADERS[fault.fault]
  if (ofFault) headers.push(...ofFault)
  if (request.method !== 'POST') return headers
  if (ofFault?.includes(SHOULD_RETRY) !== true) {
    // 409 means that the first request is still running: asking again may well succeed.
    headers.push(SHOULD_RETRY, String(answer.status === 409))
  }
  const key = request.header('idempotency-key')
  if (key !== null) headers.push('Idempotency-Key', key, 'Original-Request', answer.requestId)
  if (answer.requestId !== requestId) headers.push('Idempotent-Replayed', 'true')
  return headers
}
