import { sendFile } from './static-files.ts'

/** What esbuild makes of src/inspector; the same place from src/http and from dist/http. */
const FOLDER = new URL('../../dist/inspector/', import.meta.url)

const FILES: Record<string, string> = {
  'icon.svg': 'image/svg+xml',
  'inspector.css': 'text/css; charset=utf-8',
  'inspector.js': 'text/javascript; charset=utf-8',
}

/** Its views have addresses of their own: a reload shows the same again. */
const VIEW =
  /^\/(?:(?:payments|customers|setup-intents|events|requests|webhooks|faults|sandbox)(?:\/\w+)?\/?)?$/u

const HEADERS = {
  // Nothing but its own files and the control endpoints; nobody may embed it.
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
}

/** The inspector's page and files, for who sits at this machine; null for any other address. */
export async function inspectorPage(request: Request, isLocal: boolean): Promise<Response | null> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  const { pathname } = new URL(request.url)
  const name = pathname.startsWith('/_inspector/') ? pathname.slice('/_inspector/'.length) : null
  if (name === null && !VIEW.test(pathname)) return null
  if (!isLocal) return plain(403, 'The inspector is only for the machine that the sandbox runs on.')
  if (name === null) {
    const headers = { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8' }
    return (
      (await sendFile(request, new URL('index.html', FOLDER), headers)) ??
      plain(404, 'The inspector is not built: run build.ts of the sandbox.')
    )
  }
  const contentType = Object.hasOwn(FILES, name) ? FILES[name] : undefined
  if (contentType === undefined) return null
  return sendFile(request, new URL(name, FOLDER), { ...HEADERS, 'Content-Type': contentType })
}

function plain(status: number, message: string): Response {
  return new Response(`${message}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
