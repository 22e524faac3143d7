import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

const STRIPE_SCRIPTS = ['https://js.stripe.com', 'https://*.js.stripe.com']
const STRIPE_FRAMES = [...STRIPE_SCRIPTS, 'https://hooks.stripe.com']
const STRIPE_API = ['https://api.stripe.com']

type Options = { stripeJsUrl: string | null; secure: boolean }

/**
 * The headers of every answer. Only Stripe (or the sandbox in its place) may bring scripts and
 * frames into the page. Source: https://docs.stripe.com/security/guide#content-security-policy
 */
export async function securityHeaders(app: FastifyInstance, { stripeJsUrl, secure }: Options) {
  const sandbox = stripeJsUrl === null ? undefined : [new URL(stripeJsUrl).origin]
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...(sandbox ?? STRIPE_SCRIPTS)],
        frameSrc: sandbox ?? STRIPE_FRAMES,
        connectSrc: ["'self'", ...(sandbox ?? STRIPE_API)],
        imgSrc: ["'self'", 'data:', 'https:'],
        styleSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Stripe's frames and pop-ups need neither isolation; the rest of helmet's defaults stay.
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    // A path may name an order: other sites learn our origin at most (I3).
    referrerPolicy: { policy: 'strict-origin' },
    strictTransportSecurity: secure,
  })
}
