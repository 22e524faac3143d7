import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'

/** What esbuild makes of src/browser; the same place from src/http and from dist/http. */
const FOLDER = new URL('../../dist/browser/', import.meta.url)

/** Where the real script stands, so that an integration only swaps the host. */
const SCRIPT_PATHS = new Set(['/endive/stripe.js', '/v3', '/v3/', '/v3/stripe.js'])

const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** The card frame may talk to its own origin only; any shop may embed it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  'frame-ancestors *',
].join('; ')

/** One of the browser half's files; null where there is none of that name. */
export async function staticFile(request: Request): Promise<Response | null> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  const name = fileName(new URL(request.url).pathname)
  const contentType = name === null ? undefined : CONTENT_TYPES[extname(name)]
  if (name === null || contentType === undefined) return null
  return sendFile(request, new URL(name, FOLDER), {
    'Access-Control-Allow-Origin': '*',
    'Content-Type': contentType,
    'Cross-Origin-Resource-Policy': 'cross-origin',
    ...(extname(name) === '.html' ? { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } : {}),
  })
}

/** A file with what is true of all of them; null where there is none. */
export async function sendFile(
  request: Request,
  file: URL,
  headers: Record<string, string>,
): Promise<Response | null> {
  const content = await readFile(file).catch(() => null)
  if (content === null) return null
  const etag = `"${createHash('sha256').update(content).digest('base64url')}"`
  const all = {
    // Asked for each time: a developer's rebuild is seen at once.
    'Cache-Control': 'no-cache',
    ETag: etag,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  }
  if (request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers: all })
  }
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(content), { headers: all })
}

/** Plain names only: there is no way out of the folder, nor into its subfolders. */
function fileName(path: string): string | null {
  if (SCRIPT_PATHS.has(path)) return 'stripe.js'
  return /^\/(?<name>\w[\w.-]*)$/u.exec(path)?.groups?.['name'] ?? null
}
