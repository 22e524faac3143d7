import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { fastify } from 'fastify'
import Stripe from 'stripe'

// The least that a server can do here: the API's plugins, log line and SDK, a price that is written
// in the code, and no database. What the API costs beyond this is ours.

const { COOKIE_SECRET, STRIPE_SECRET_KEY, STRIPE_API_URL, RATE_LIMIT_PER_MINUTE } = process.env
const stripeUrl = new URL(STRIPE_API_URL ?? '')

const stripe = new Stripe(STRIPE_SECRET_KEY ?? '', {
  timeout: 20_000,
  maxNetworkRetries: 2,
  telemetry: false,
  host: stripeUrl.hostname,
  port: stripeUrl.port,
  protocol: 'http',
})

const app = fastify({
  logger: {
    level: 'info',
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: { req: ({ id, method, url }) => ({ id, method, path: url.split('?', 1)[0] }) },
  },
  disableRequestLogging: true,
  forceCloseConnections: 'idle',
  requestIdHeader: false,
  genReqId: () => randomUUID(),
})
app.addHook('onResponse', async (request, reply) => {
  const ms = Math.round(reply.elapsedTime * 10) / 10
  app.log.info({ req: request, status: reply.statusCode, ms }, 'answered')
})
const stripeOrigins = ['https://js.stripe.com', 'https://*.js.stripe.com']
await app.register(helmet, {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", ...stripeOrigins],
      frameSrc: [...stripeOrigins, 'https://hooks.stripe.com'],
      connectSrc: ["'self'", 'https://api.stripe.com'],
      imgSrc: ["'self'", 'data:', 'https:'],
      styleSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  crossOriginEmbedderPolicy: false,
  crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
  referrerPolicy: { policy: 'strict-origin' },
  strictTransportSecurity: false,
})
await app.register(cookie, { secret: COOKIE_SECRET ?? '' })
await app.register(rateLimit, { global: false })

app.post(
  '/intent',
  { config: { rateLimit: { max: Number(RATE_LIMIT_PER_MINUTE) } } },
  async (request, reply) => {
    const guest = request.unsignCookie(request.cookies['paydesk_guest'] ?? '')
    if (!guest.valid) return reply.code(401).send({ error: 'no guest' })
    const intent = await stripe.paymentIntents.create(
      { amount: 12_300, currency: 'usd', automatic_payment_methods: { enabled: true } },
      { idempotencyKey: randomUUID() },
    )
    return { clientSecret: intent.client_secret }
  },
)

const url = await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.({ ready: true, url })
process.on('disconnect', () => process.exit())
