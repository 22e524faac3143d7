#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { createSandbox } from './sandbox.ts'
import { listen } from './listen.ts'

const USAGE = `stripe-sandbox [options]

  --port PORT               12111 by default
  --host HOST               127.0.0.1 by default
  --data DIR                keep everything in this folder (otherwise in memory)
  --webhook URL             where events go; repeat for several
  --webhook-secret SECRET   whsec_…: one for all URLs, or one per --webhook
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
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return
  }
  const { port, host, data, webhook: urls, 'webhook-secret': secrets, quiet } = values
  const sandbox = createSandbox({ data, webhooks: endpoints(urls, secrets) })
  const listening = await listen(sandbox, { port: portNumber(port), host })
  if (!quiet) console.log(`Stripe sandbox on ${listening.url}`)

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
