import Stripe from 'stripe'
import type { Env } from '../env.ts'

const TIMEOUT_MS = 20_000

/** The official SDK, at Stripe or at the sandbox in its place: the address is all that differs. */
export function createStripe(env: Pick<Env, 'STRIPE_SECRET_KEY' | 'STRIPE_API_URL'>): Stripe {
  return new Stripe(env.STRIPE_SECRET_KEY, {
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 2,
    telemetry: false,
    ...(env.STRIPE_API_URL !== undefined && addressOf(env.STRIPE_API_URL)),
  })
}

function addressOf(url: string): Stripe.StripeConfig {
  const { hostname, port, protocol } = new URL(url)
  const secure = protocol === 'https:'
  return { host: hostname, port: port || (secure ? 443 : 80), protocol: secure ? 'https' : 'http' }
}
