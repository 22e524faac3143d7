import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** What Stripe adds to a return address. The secret opens the payment to whoever reads it. */
const STRIPE_RETURN_PARAMETERS = [
  'payment_intent',
  'payment_intent_client_secret',
  'setup_intent',
  'setup_intent_client_secret',
  'redirect_status',
]

/** Serves the built shop: files by name, and its one page for every other address. */
export async function webApp(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    setHeaders: (response, path) => {
      // Vite names each asset for its content: what has a name never changes.
      const forever = path.startsWith(join(root, 'assets'))
      response.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/*', async (request, reply) => {
    if (namesFile(request.url)) return reply.callNotFound()
    const clean = withoutReturnParameters(request.url)
    // I3: the secret leaves the address before any script of the page runs.
    if (clean !== request.url) return reply.redirect(clean, 303)
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(await readFile(join(root, 'index.html')))
  })
}

/** No page of the shop has a dot in its last part; a file that is missing must not be a page. */
function namesFile(url: string): boolean {
  return /\.[^/]*$/.test(url.split('?', 1)[0] ?? '')
}

/** The address without what Stripe added to it; any other address as it is. */
export function withoutReturnParameters(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://shop')
  const added = STRIPE_RETURN_PARAMETERS.filter((name) => searchParams.has(name))
  if (added.length === 0) return url
  for (const name of added) searchParams.delete(name)
  // A path that begins with two slashes names another site: a redirect would lead there.
  const path = pathname.replace(/^\/+/, '/')
  return searchParams.size === 0 ? path : `${path}?${searchParams.toString()}`
}
