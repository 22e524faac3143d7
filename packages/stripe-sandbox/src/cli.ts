#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { createSandbox } from './sandbox.ts'
import { listen } from './listen.ts'
import { ALL_METHODS } from './payment-methods/method-types.ts'
import type { MethodType } from './payment-methods/method-types.ts'

const USAGE = `stripe-sandbox [options]

  --port PORT               12111 by default
  --host HOST               127.0.0.1 by default
  --data DIR                keep everything in this folder (otherwise until it ends)
  --webhook URL             where events go; repeat for several
  --webhook-secret SECRET   whsec_…: one for all URLs, or one per --webhook
  --retries fast|stripe     webhooks are sent again for an hour, or for days as Stripe does
  --payment-methods LIST    what is activated (otherwise all): ${ALL_METHODS.join(',')}
  --seed SEED               the same ids and secrets for the same requests
  --clock TIME              stand still at this time (ISO 8601) until somebody turns the clock
  --quiet                   print nothing but errors
`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '12111' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string' },
      webhook: { type: 'string', multiple: true, default: [] },
      'webhook-secret': { type: 'string', multiple: true, default: [] },
      retries: { type: 'string' },
      'payment-methods': { type: 'string' },
      seed: { type: 'string' },
      clock: { type: 'string' },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return
  }
  const { port, host, data, seed, quiet } = values
  const sandbox = createSandbox({
    data,
    seed,
    webhooks: endpoints(values.webhook, values['webhook-secret']),
    retries: retriesNamed(values.retries),
    paymentMethods: methodTypes(values['payment-methods']),
    startAtMs: startTime(values.clock),
  })
  const listening = await listen(sandbox, { port: portNumber(port), host })
  if (!quiet) {
    console.log(`Stripe sandbox on ${listening.url}: its inspector is there, its API under /v1`)
  }

  let isStopping = false
  const stop = (): void => {
    if (isStopping) return
    isStopping = true
    listening.close().then(
      () => process.exit(0),
      (error: unknown) => fail(describe(error)),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  // A child whose parent was killed sees its channel close: it must not linger as an orphan.
  process.once('disconnect', stop)
  process.send?.({ ready: true, url: listening.url })
}

function endpoints(urls: string[], secrets: string[]): { url: string; secret: string }[] {
  return urls.map((url, index) => {
    if (!URL.canParse(url)) throw new Error(`--webhook ${url} is not a URL`)
    const secret = secrets[index] ?? secrets[0]
    if (secret === undefined) throw new Error('--webhook needs --webhook-secret whsec_…')
    return { url, secret }
  })
}

function retriesNamed(name: string | undefined): 'fast' | 'stripe' | undefined {
  if (name === undefined || name === 'fast' || name === 'stripe') return name
  throw new Error(`--retries ${name} must be fast or stripe`)
}

function methodTypes(list: string | undefined): readonly MethodType[] {
  if (list === undefined) return ALL_METHODS
  return list.split(',').map((name) => {
    const known = ALL_METHODS.find((method) => method === name.trim())
    if (known === undefined) {
      throw new Error(`--payment-methods knows ${ALL_METHODS.join(', ')}, not ${name}`)
    }
    return known
  })
}

function startTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const atMs = Date.parse(text)
  if (Number.isNaN(atMs)) throw new Error(`--clock ${text} is not a time such as 2026-01-01T00:00Z`)
  return atMs
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d+$/u.test(text) || port > 65535) throw new Error(`--port ${text} is not a port number`)
  return port
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    return `port ${String(error.port)} is in use: choose another with --port`
  }
  return error.message
}

function fail(message: string): never {
  console.error(`stripe-sandbox: ${message}`)
  process.exit(1)
}

main().catch((error: unknown) => fail(describe(error)))
