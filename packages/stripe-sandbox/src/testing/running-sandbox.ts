import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Stripe } from 'stripe'
import { afterEach } from 'vitest'
import { createSandbox } from '../sandbox.ts'
import type { SandboxOptions } from '../sandbox.ts'
import { listen } from '../listen.ts'
import type { Listening } from '../listen.ts'

export const WEBHOOK_SECRET = 'whsec_test_of_the_sandbox'

const opened: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

/** An empty folder, removed when the test ends. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'))
  opened.push(async () => rmSync(folder, { recursive: true }))
  return folder
}

export type RunningSandbox = Listening & {
  stripe: Stripe
  /** A client with a publishable key, as a browser has. */
  browser: Stripe
  /** Calls a control endpoint under /_sandbox/. */
  control: (path: string, form?: string) => Promise<{ status: number; body: unknown }>
}

/** The official SDK, pointed at a sandbox. It does not retry, so that each answer is seen. */
export function clientOf({ port }: { port: number }, key: string): Stripe {
  return new Stripe(key, {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
  })
}

/** A sandbox on a free port, closed when the test ends. */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const listening = await listen(createSandbox(options), { port: 0 })
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => (closing ??= listening.close())
  opened.push(close)
  return {
    ...listening,
    close,
    stripe: clientOf(listening, 'sk_test_sandbox'),
    browser: clientOf(listening, 'pk_test_sandbox'),
    control: async (path, form) => {
      const response = await fetch(
        `${listening.url}/_sandbox/${path}`,
        form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) },
      )
      return { status: response.status, body: await response.json() }
    },
  }
}

/** The SDK's error of a call that has to fail. */
export async function rejection(
  call: Promise<unknown>,
): Promise<InstanceType<typeof Stripe.errors.StripeError>> {
  try {
    await call
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error('The call succeeded')
}

/** The id of a reference, expanded or not. */
export function idOf(reference: string | { id: string } | null): string {
  if (reference === null) throw new Error('There is no reference')
  return typeof reference === 'string' ? reference : reference.id
}

export type Received = { event: Stripe.Event; body: string; signature: string; atMs: number }

export type Receiver = {
  url: string
  received: Received[]
  /** Resolves once this many deliveries came in. */
  count: (deliveries: number) => Promise<Received[]>
  close: () => Promise<void>
}

type ReceiverOptions = {
  /** The status for the nth delivery (from 1); never answered when it is null. */
  status?: (nth: number, event: Stripe.Event) => number | null
}

/** A webhook endpoint that believes only what Stripe's own verifier does. */
export async function startReceiver({ status }: ReceiverOptions = {}): Promise<Receiver> {
  const received: Received[] = []
  const waiting = new Set<() => void>()
  const { webhooks } = new Stripe('sk_test_receiver')

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      // Where a redirect leads: whoever follows it takes a lost event for a delivered one.
      if (request.url === '/elsewhere') {
        response.end()
        return
      }
      const body = Buffer.concat(chunks).toString()
      const signature = String(request.headers['stripe-signature'])
      const event = webhooks.constructEvent(body, signature, WEBHOOK_SECRET)
      received.push({ event, body, signature, atMs: Date.now() })
      const code = status === undefined ? 200 : status(received.length, event)
      if (code !== null)
        response.writeHead(code, code === 302 ? { Location: '/elsewhere' } : {}).end()
      for (const check of waiting) check()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('No address')

  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  opened.push(close)
  return {
    url: `http://127.0.0.1:${address.port}/webhook`,
    received,
    close,
    count: (deliveries) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (received.length < deliveries) return
          waiting.delete(check)
          resolve([...received])
        }
        waiting.add(check)
        check()
      }),
  }
}
