import type { FastifyRequest } from 'fastify'
import { refusal, type HttpRefusal } from './error-body.ts'

/**
 * Refuses what another site's page sends with a visitor's cookie. A browser says where a call
 * comes from; a service says nothing, and has no cookie to abuse.
 */
export function crossSite({ headers, host }: FastifyRequest): HttpRefusal | undefined {
  const site = headers['sec-fetch-site']
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
  const foreignOrigin = headers.origin !== undefined && hostOf(headers.origin) !== host
  if (!foreignSite && !foreignOrigin) return undefined
  return refusal('FORBIDDEN', {
    field: 'origin',
    code: 'cross_site',
    message: 'This API answers its own pages only: call it from a server, without a browser.',
  })
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
