import { isIP } from 'node:net'

/** `remoteAddress` is the peer's, undefined for a call within the process. */
export type Connection = { remoteAddress?: string | undefined }

/** A page of another origin may not drive the sandbox of whoever looks at it. */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  // What browsers say of requests that carry no origin: an image, a frame, a followed link.
  if (request.headers.get('sec-fetch-site') === 'cross-site') return false
  return origin === null || (URL.canParse(origin) && new URL(origin).host === hostOf(request).host)
}

/** The host name counts as well: a foreign name that resolves to 127.0.0.1 is still foreign. */
export function isLocal(request: Request, { remoteAddress }: Connection): boolean {
  const { hostname } = hostOf(request)
  const isLocalName = hostname === 'localhost' || isLoopback(hostname)
  return isLocalName && (remoteAddress === undefined || isLoopback(remoteAddress))
}

function hostOf(request: Request): URL {
  return new URL(request.url)
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/u, '').replaceAll(/[[\]]/gu, '')
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'))
}
