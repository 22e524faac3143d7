import { Stripe } from 'stripe'
import type { Route } from '../../src/http/route.ts'
import { startReceiver, startSandbox, WEBHOOK_SECRET } from '../../src/testing/running-sandbox.ts'

/** One answer of the sandbox, as it came over the wire. */
export type Recorded = { method: string; path: string; status: number; body: unknown }

export type World = {
  stripe: Stripe
  /** With a publishable key, as a browser has. */
  browser: Stripe
  control: (path: string, form?: string) => Promise<{ status: number; body: unknown }>
}

export type Scenario = (world: World) => Promise<void>

export type Story = {
  recorded: Recorded[]
  /** Everything that happened, oldest first. */
  events: Stripe.Event[]
  /** The bodies that a webhook endpoint received. */
  deliveries: Stripe.Event[]
}

/** Plays a scenario on a sandbox of its own and tells all that the sandbox said meanwhile. */
export async function record(scenario: Scenario): Promise<Story> {
  const receiver = await startReceiver()
  const sandbox = await startSandbox({ webhooks: [{ url: receiver.url, secret: WEBHOOK_SECRET }] })
  const recorded: Recorded[] = []
  const client = (key: string): Stripe =>
    new Stripe(key, {
      host: '127.0.0.1',
      port: sandbox.port,
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries: 0,
      httpClient: Stripe.createFetchHttpClient(async (input, init) => {
        const request = new Request(input, init)
        const response = await fetch(request)
        recorded.push({
          method: request.method,
          path: new URL(request.url).pathname,
          status: response.status,
          body: await response.clone().json(),
        })
        return response
      }),
    })
  const stripe = client('sk_test_sandbox')
  await scenario({ stripe, browser: client('pk_test_sandbox'), control: sandbox.control })

  const events: Stripe.Event[] = []
  for await (const event of stripe.events.list({ limit: 100 })) events.unshift(event)
  const received = await receiver.count(events.length)
  await sandbox.close()
  return {
    recorded,
    events,
    deliveries: received.map(({ body }): Stripe.Event => JSON.parse(body)),
  }
}

/** The id of an object that may be shown whole or only named. */
export { idOf } from '../../src/testing/running-sandbox.ts'

/** The endpoint that answered: a path written out wins over one with a placeholder. */
export function routeOf(routes: readonly Route[], { method, path }: Recorded): Route | undefined {
  const matching = routes.filter(
    (route) =>
      route.method === method &&
      new RegExp(`^${route.path.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u').test(path),
  )
  return matching.find((route) => route.path === path) ?? matching[0]
}
