import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

const YEAR_S = 365 * 24 * 60 * 60

export type GuestCookie = {
  /** The guest of the request, if its cookie is ours and whole. */
  read(request: FastifyRequest): string | undefined
  /** Makes a guest and hands the browser its cookie. */
  issue(reply: FastifyReply): string
}

/**
 * A guest is a random id in a cookie that we signed: nobody can make one up, scripts cannot read
 * it, and other sites' requests come without it. Lax, not Strict: a return from a bank's page
 * must still find its order.
 */
export function guestCookie({ secure }: { secure: boolean }): GuestCookie {
  const name = secure ? '__Host-paydesk_guest' : 'paydesk_guest'
  return {
    read(request) {
      const value = request.cookies[name]
      if (!value) return undefined
      const unsigned = request.unsignCookie(value)
      return unsigned.valid ? unsigned.value : undefined
    },
    issue(reply) {
      const guestId = randomUUID()
      reply.setCookie(name, guestId, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure,
        signed: true,
        maxAge: YEAR_S,
      })
      return guestId
    },
  }
}
