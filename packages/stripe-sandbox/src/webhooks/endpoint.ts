import type Stripe from 'stripe'
import type { Store } from '../state/store.ts'

/** A secret that deliveries are signed with, for ever or until it has been replaced for some time. */
export type SigningSecret = { secret: string; untilMs: number | null }

export type WebhookEndpointRow = {
  wire: Omit<Stripe.WebhookEndpoint, 'secret'>
  /** For lists, as in `wire`. */
  created: number
  secrets: SigningSecret[]
  /** The secret that options gave it; null for one that was made by the API. */
  configuredSecret: string | null
}

type Known = { version: number; rows: WebhookEndpointRow[] }

/** Asked for with each event, and nearly always the same. */
const known = new WeakMap<Store, Known>()

/** All of them, enabled or not. */
export function endpointsOf(store: Store): WebhookEndpointRow[] {
  const version = store.version('webhook_endpoints')
  const last = known.get(store)
  if (last?.version === version) return last.rows
  const rows = Array.from(store.walk('webhook_endpoints'), ([, row]) => row)
  known.set(store, { version, rows })
  return rows
}

/** Those that want events of this type. */
export function endpointsFor(store: Store, type: string): WebhookEndpointRow[] {
  return endpointsOf(store).filter(
    ({ wire }) =>
      wire.status === 'enabled' &&
      wire.enabled_events.some((wanted) => wanted === '*' || wanted === type),
  )
}

/** Newest first, as they are put into the header. */
export function secretsAt({ secrets }: WebhookEndpointRow, nowMs: number): string[] {
  return secrets
    .filter(({ untilMs }) => untilMs === null || untilMs > nowMs)
    .map(({ secret }) => secret)
}
