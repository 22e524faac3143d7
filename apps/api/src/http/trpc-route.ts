import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { resolveResponse } from '@trpc/server/http'
import { appRouter } from '../app-router.ts'
import type { Deps } from '../deps.ts'
import type { GuestCookie } from '../guest.ts'
import type { Context } from '../trpc.ts'
import { refusal } from './error-body.ts'
import { crossSite } from './same-site.ts'

const PREFIX = '/trpc/'
const MAX_BODY_BYTES = 256 * 1024
const MAX_BATCH = 10

type Options = { deps: Deps; guests: GuestCookie; maxPerMinute: number }

/**
 * /trpc/*, straight onto tRPC's own `resolveResponse`. tRPC's Fastify plugin first rebuilds each
 * request as a web stream, at three times the CPU (`pnpm bench create-intent` shows the whole path).
 */
export function trpcRoute(app: FastifyInstance, { deps, guests, maxPerMinute }: Options): void {
  const streams = new Set<AbortController>()
  // An open subscription would keep the server from closing.
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.abort()
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body)
  })
  app.setErrorHandler((error: FastifyError, request, reply) =>
    answerFault(error, { request, reply, deps }),
  )

  app.route({
    method: ['GET', 'POST'],
    url: `${PREFIX}*`,
    bodyLimit: MAX_BODY_BYTES,
    config: { rateLimit: { max: maxPerMinute } },
    handler: async (request, reply) => {
      const path = request.url.slice(PREFIX.length).split('?', 1)[0] ?? ''
      const refused = crossSite(request) ?? tooManyCalls(path)
      if (refused) return reply.code(refused.status).send(refused.body)
      const abort = new AbortController()
      streams.add(abort)
      reply.raw.once('close', () => {
        streams.delete(abort)
        // An answer that went out whole has nobody left to stop.
        if (!reply.raw.writableFinished) abort.abort()
      })
      const response = await resolveResponse({
        router: appRouter,
        req: fetchRequest(request, abort.signal),
        path,
        error: null,
        maxBatchSize: MAX_BATCH,
        createContext: async () => createContext({ request, reply, deps, guests }),
        onError: ({ error, path: at }) => {
          const ours = error.code === 'INTERNAL_SERVER_ERROR'
          const facts = {
            err: ours ? (error.cause ?? error) : error,
            path: at,
            reference: request.id,
          }
          if (ours) deps.log.error(facts, 'procedure failed')
          else deps.log.debug(facts, 'procedure refused')
        },
      })
      return answer(reply, response)
    },
  })
}

type Exchange = { request: FastifyRequest; reply: FastifyReply; deps: Deps }

function createContext({
  request,
  reply,
  deps,
  guests,
}: Exchange & { guests: GuestCookie }): Context {
  let guestId = guests.read(request)
  return {
    deps,
    guestId,
    ensureGuest: () => (guestId ??= guests.issue(reply)),
    reference: request.id,
  }
}

/** What `resolveResponse` reads of a request, without undici's cost of building a real one. */
function fetchRequest(request: FastifyRequest, signal: AbortSignal): Request {
  const { method, body } = request
  const headers = {
    get: (name: string) => request.headers[name]?.toString() ?? null,
    has: (name: string) => name in request.headers,
  }
  const json = async (): Promise<unknown> => JSON.parse(typeof body === 'string' ? body : '')
  const partial = { method, url: `http://api${request.url}`, headers, signal, json }
  // The rest of Request is for forms and uploads, which the content type parsers above refuse.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return partial as unknown as Request
}

async function answer(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.code(response.status)
  for (const [name, value] of response.headers) reply.header(name, value)
  const streaming = response.headers.get('content-type')?.startsWith('text/event-stream')
  return reply.send(streaming ? response.body : await response.text())
}

function tooManyCalls(path: string) {
  if (path.split(',', MAX_BATCH + 1).length <= MAX_BATCH) return undefined
  return refusal('BAD_REQUEST', {
    field: 'batch',
    code: 'batch_too_large',
    message: `A batch holds at most ${MAX_BATCH} calls: send several.`,
  })
}

/** Faults from before the router: a body too large, of a wrong type, too many calls a minute. */
function answerFault(error: FastifyError, { request, reply, deps }: Exchange): FastifyReply {
  const refused = knownFault(error)
  if (refused) return reply.code(refused.status).send(refused.body)
  deps.log.error({ err: error, reference: request.id }, 'request failed')
  return reply.code(500).send({ error: { message: 'Something went wrong on our side.' } })
}

function knownFault({ statusCode, message }: FastifyError) {
  switch (statusCode) {
    case 413:
      return refusal('PAYLOAD_TOO_LARGE', {
        field: 'body',
        code: 'body_too_large',
        message: `A body holds at most ${MAX_BODY_BYTES / 1024} KiB: send less at once.`,
      })
    case 415:
      return refusal('UNSUPPORTED_MEDIA_TYPE', {
        field: 'content-type',
        code: 'content_type_refused',
        message: 'Send application/json.',
      })
    case 429:
      return refusal('TOO_MANY_REQUESTS', {
        field: 'ip',
        code: 'rate_limited',
        message: 'Too many calls from this address: wait a minute.',
      })
    case 400:
      return refusal('BAD_REQUEST', { field: 'body', code: 'bad_request', message })
    default:
      return undefined
  }
}
