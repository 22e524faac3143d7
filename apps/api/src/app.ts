import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import { fastify, LogController, type FastifyError, type FastifyInstance } from 'fastify'
import type { Deps } from './deps.ts'
import { guestCookie } from './guest.ts'
import { healthRoutes } from './http/health.ts'
import { securityHeaders } from './http/security-headers.ts'
import { trpcRoute } from './http/trpc-route.ts'
import { webApp } from './http/web-app.ts'
import { mailPages } from './mail/mail-pages.ts'
import { webhookRoute } from './payment/webhook-route.ts'

export type AppOptions = {
  cookieSecret: string
  /** Served over https: cookies are Secure, and browsers are told to stay on https. */
  secure: boolean
  trustProxy: boolean
  maxPerMinute: number
  /** Where the built shop lies. Absent: the API alone. */
  webRoot?: string | undefined
}

// A batch names its calls in the path, so the longest batch that is answered politely sets this.
const MAX_HEADER_BYTES = 64 * 1024

/** The HTTP server, not yet listening. Its owner closes it, then what is in `deps`. */
export async function buildApp(deps: Deps, options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    http: { maxHeaderSize: MAX_HEADER_BYTES },
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
  })
  app.addHook('onResponse', async (request, reply) => {
    const ms = Math.round(reply.elapsedTime * 10) / 10
    deps.log.info({ req: request, status: reply.statusCode, ms }, 'answered')
  })
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return reply.code(status).send({ error: { message: error.message } })
    deps.log.error({ err: error, reference: request.id }, 'request failed')
    const message = 'Something went wrong on our side.'
    return reply.code(status).send({ error: { message, reference: request.id } })
  })
  await securityHeaders(app, {
    stripeJsUrl: deps.stripeConfig.stripeJsUrl,
    secure: options.secure,
  })
  await app.register(cookie, { secret: options.cookieSecret })
  await app.register(rateLimit, { global: false })

  const guests = guestCookie({ secure: options.secure })
  const maxPerMinute = options.maxPerMinute
  await app.register(async (scope) => trpcRoute(scope, { deps, guests, maxPerMinute }))
  await app.register(async (scope) => webhookRoute(scope, deps))
  await app.register(async (scope) => healthRoutes(scope, deps))
  await app.register(async (scope) => mailPages(scope, deps))
  if (options.webRoot !== undefined) await webApp(app, options.webRoot)
  return app
}
