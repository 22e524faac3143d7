import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type Stripe from 'stripe'
import type { MerchantSettings } from './settings.ts'
import { testFont } from './test-font.ts'

const PAGES = new URL('pages/', import.meta.url)

export type Merchant = { url: string; close: () => Promise<void> }

type MerchantOptions = {
  /** The merchant's own server talks to Stripe by it. */
  stripe: Stripe
  settings: MerchantSettings
}

/**
 * A shop as small as it can be, of another site than the sandbox: a page for each file of
 * `pages/`, under a policy that allows Stripe what its docs ask for and nothing else, and a server
 * that makes intents with whatever parameters the page was opened with.
 */
export async function startMerchant({ stripe, settings }: MerchantOptions): Promise<Merchant> {
  const scripts = await bundlePages()
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(400, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ message: String(error) }))
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const name = pathname.slice(1)
    const script = scripts.get(name.replace(/\.js$/, ''))
    if (request.method === 'POST') {
      const made = await makeIntent(stripe, pathname, await readText(request))
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ clientSecret: made.client_secret }))
    } else if (name === 'settings.json') {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(settings))
    } else if (name === 'test-font.ttf') {
      response.writeHead(200, { 'Content-Type': 'font/ttf' })
      response.end(testFont())
    } else if (script !== undefined && name.endsWith('.js')) {
      response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' })
      response.end(script)
    } else if (script !== undefined) {
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': policyFor(settings),
      })
      response.end(pageOf(name))
    } else {
      response.writeHead(404).end()
    }
  }

  server.listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://localhost:${port}`,
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

// Which of the parameters are wrong is for Stripe to say.
async function makeIntent(stripe: Stripe, path: string, body: string) {
  const params = JSON.parse(body)
  switch (path) {
    case '/payment-intents':
      return stripe.paymentIntents.create(params)
    case '/setup-intents':
      return stripe.setupIntents.create(params)
    default:
      throw new Error(`The merchant has no ${path}.`)
  }
}

async function bundlePages(): Promise<Map<string, string>> {
  const names = readdirSync(PAGES).map((file) => file.replace(/\.tsx$/, ''))
  const { outputFiles } = await build({
    entryPoints: names.map((name) => fileURLToPath(new URL(`${name}.tsx`, PAGES))),
    // A development build: only there does StrictMode mount everything twice.
    define: { 'process.env.NODE_ENV': '"development"' },
    bundle: true,
    format: 'iife',
    jsx: 'automatic',
    jsxDev: false,
    outdir: '/',
    write: false,
    logLevel: 'warning',
  })
  return new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*\/|\.js$/g, ''), text]))
}

/** https://docs.stripe.com/security/guide#content-security-policy, with the sandbox's origin. */
function policyFor({ scriptUrl }: MerchantSettings): string {
  const stripe =
    scriptUrl === null
      ? {
          script: 'https://*.js.stripe.com https://js.stripe.com',
          connect: 'https://api.stripe.com',
        }
      : { script: new URL(scriptUrl).origin, connect: new URL(scriptUrl).origin }
  const frames = scriptUrl === null ? `${stripe.script} https://hooks.stripe.com` : stripe.script
  return [
    "default-src 'none'",
    `script-src 'self' ${stripe.script}`,
    `connect-src 'self' ${stripe.connect}`,
    `frame-src ${frames}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
}

function pageOf(name: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Merchant: ${name}</title>
    <link rel="icon" href="data:,">
  </head>
  <body><main id="root"></main><script src="/${name}.js"></script></body>
</html>`
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}
