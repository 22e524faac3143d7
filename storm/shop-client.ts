import type { AppRouter } from '@paydesk/api'
import { createTRPCClient, httpLink, TRPCClientError, type TRPCClient } from '@trpc/client'

/** The shop as one browser sees it: typed, with the cookie that it was given. */
export type ShopClient = TRPCClient<AppRouter>

const PATIENCE_MS = 8_000

export function shopClient(url: string): ShopClient {
  let cookie = ''
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${url}/trpc`,
        headers: () => (cookie ? { cookie } : {}),
        fetch: async (input, init) => {
          const signal = AbortSignal.timeout(PATIENCE_MS)
          const answer = await fetch(String(input), { ...init, signal })
          for (const line of answer.headers.getSetCookie()) cookie = line.split(';', 1)[0] ?? ''
          return answer
        },
      }),
    ],
  })
}

/** The shop said no, and meant it. Anything else leaves open whether it was done. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false
  const data: unknown = error.data
  const hasStatus = typeof data === 'object' && data !== null && 'httpStatus' in data
  return hasStatus && typeof data.httpStatus === 'number' && data.httpStatus < 500
}
