import { hasBug } from '@paydesk/db'
import type { FastifyInstance } from 'fastify'
import Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { eventRow } from './event-row.ts'

const TOLERANCE_S = 300
const MAX_BODY_BYTES = 1024 * 1024

/**
 * POST /webhooks/stripe. 2xx only once the event and the job that will apply it are committed (I5, I8):
 * any failure is a 5xx, and Stripe sends the event again.
 */
export function webhookRoute(app: FastifyInstance, deps: Deps): void {
  // The signature is over the bytes as they came, so this route alone keeps them.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    (_request, body, done) => {
      done(null, body)
    },
  )
  app.post('/webhooks/stripe', { bodyLimit: MAX_BODY_BYTES }, async (request, reply) => {
    const signature = request.headers['stripe-signature']
    const event = verify(request.body, signature, deps.stripeConfig.webhookSecret)
    if (typeof event === 'string') {
      deps.log.warn({ reason: event }, 'refused a webhook')
      const problem = { field: 'stripe-signature', code: 'signature_refused', message: event }
      return reply.code(400).send({ error: { message: event, problems: [problem] } })
    }
    const outcome = await receive(deps, event)
    return reply.code(200).send({ outcome })
  })
}

/** The event, or why it was refused. */
function verify(body: unknown, signature: unknown, secret: string): Stripe.Event | string {
  if (typeof signature !== 'string') return 'The header stripe-signature is missing.'
  if (!Buffer.isBuffer(body)) return 'The body is empty.'
  try {
    const event = Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_S)
    return isFromTheFuture(signature) ? 'The signature is dated in the future.' : event
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) {
      return 'The signature does not prove that Stripe sent this body just now.'
    }
    if (error instanceof SyntaxError) return 'The body is not JSON.'
    throw error
  }
}

/** The SDK refuses what is too old only. */
function isFromTheFuture(signature: string): boolean {
  const signedAt = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1])
  return signedAt > Date.now() / 1000 + TOLERANCE_S
}

async function receive({ db, stripeConfig, log }: Deps, event: Stripe.Event): Promise<string> {
  if (event.livemode === stripeConfig.testMode) {
    log.warn({ event: event.id }, 'an event of the other mode, test or live')
    return 'ignored'
  }
  const store = () => db.batched.storeEvent(eventRow(event))
  if (hasBug('ack_before_store')) {
    setTimeout(() => void store().catch(() => {}), 400)
    return 'received'
  }
  return (await store()) ? 'received' : 'duplicate'
}
