import { createHmac } from 'node:crypto'

/**
 * The `Stripe-Signature` header (docs.stripe.com/webhooks#verify-manually), with one signature for
 * each secret: there are two while a secret is being replaced. The time is that of the attempt, not
 * of the event: a receiver refuses what is older than five minutes.
 */
export function signatureHeader(payload: string, secrets: string[], timestamp: number): string {
  const signatures = secrets.map((secret) => {
    const signature = createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex')
    return `v1=${signature}`
  })
  return [`t=${timestamp}`, ...signatures].join()
}
