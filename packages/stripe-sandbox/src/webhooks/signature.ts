import { createHmac } from 'node:crypto'

/**
 * The `Stripe-Signature` header (docs.stripe.com/webhooks#verify-manually). The time is that of
 * the attempt, not of the event: a receiver refuses what is older than five minutes.
 */
export function signatureHeader(payload: string, secret: string, timestamp: number): string {
  const signature = createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex')
  return `t=${timestamp},v1=${signature}`
}
