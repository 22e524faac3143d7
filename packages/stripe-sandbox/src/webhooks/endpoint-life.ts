import type { Context } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import type { WebhookEndpointRow } from './endpoint.ts'
import { countOn, enqueue, planSend } from './queue.ts'

/** An endpoint that the sandbox was started with. */
export type WebhookEndpoint = {
  /**
   * What undelivered events remember their endpoint by: after a restart they go to the URL that
   * this id then has. By default its place in the list (`we_1`, `we_2`, …).
   */
  id?: string
  url: string
  /** `whsec_…`: what deliveries are signed with. */
  secret: string
}

/** What the options name is there, and what they named before and do not any more is disabled. */
export function configureEndpoints(context: Context, endpoints: readonly WebhookEndpoint[]): void {
  const { store } = context
  const wanted = new Map(
    endpoints.map((endpoint, index) => [endpoint.id ?? `we_${index + 1}`, endpoint]),
  )
  store.transact(() => {
    for (const [id, row] of store.walk('webhook_endpoints')) {
      if (row.configuredSecret === null || wanted.has(id)) continue
      store.put('webhook_endpoints', id, { ...row, wire: { ...row.wire, status: 'disabled' } })
    }
    for (const [id, endpoint] of wanted) configure(context, id, endpoint)
  })
}

function configure(context: Context, id: string, { url, secret }: WebhookEndpoint): void {
  const { environment, store } = context
  const before = store.get('webhook_endpoints', id)
  const created = before?.created ?? nowSeconds(environment)
  // A secret that was rolled since stays: only another one in the options takes its place.
  const isKept = before?.configuredSecret === secret
  const row: WebhookEndpointRow = {
    wire: {
      id,
      object: 'webhook_endpoint',
      api_version: null,
      application: null,
      created,
      description: before?.wire.description ?? null,
      enabled_events: before?.wire.enabled_events ?? ['*'],
      livemode: false,
      metadata: before?.wire.metadata ?? {},
      status: 'enabled',
      url,
    },
    created,
    secrets: isKept ? before.secrets : [{ secret, untilMs: null }],
    configuredSecret: secret,
  }
  store.put('webhook_endpoints', id, row)
  if (before?.wire.status === 'disabled') resume(context, id)
}

/** What waited for an endpoint while it was disabled goes out now. */
export function resume(context: Context, endpoint: string): void {
  const { store } = context
  const where = { field: 'owedTo', value: endpoint } as const
  for (const [, { event, state }] of store.walk('deliveries', { where })) {
    if (state !== 'pending') continue
    const planned = planSend(context, { event, endpoint }, { kind: 'attempt' })
    enqueue(context, planned)
    countOn(context, planned)
  }
}

export function forgetDeliveries({ store }: Context, endpoint: string): void {
  const where = { field: 'owedTo', value: endpoint } as const
  for (const [id] of store.walk('deliveries', { where })) store.put('deliveries', id, null)
}

/** Signs with a new secret from now on, and with the old ones as well for a while. */
export function rollSecret(
  { environment, store }: Context,
  row: WebhookEndpointRow,
  { secret, expiresInMs }: { secret: string; expiresInMs: number },
): void {
  const untilMs = environment.now() + expiresInMs
  const kept = row.secrets.map((old) => ({
    secret: old.secret,
    untilMs: Math.min(old.untilMs ?? Infinity, untilMs),
  }))
  const current = kept.filter((old) => old.untilMs > environment.now())
  store.put('webhook_endpoints', row.wire.id, {
    ...row,
    secrets: [{ secret, untilMs: null }, ...current],
  })
}
