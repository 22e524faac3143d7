import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
  type TRPCClient,
} from '@trpc/client'
import type { AppRouter, ErrorData, Problem } from '@paydesk/api'

export type PaydeskClient = TRPCClient<AppRouter>
export type { Problem } from '@paydesk/api'

export type ClientOptions = {
  /** The shop's address: 'https://shop.example'. */
  url: string
  /** Sent with each call. */
  headers?: Record<string, string>
}

// The server answers at most ten calls of one batch.
const MAX_BATCH = 10

/**
 * The whole API, typed from the Prisma row on: `client.catalog.list.query({ currency: 'EUR' })`.
 * Expected outcomes are in the answer's `outcome`; whatever else goes wrong is thrown as a
 * TRPCClientError, whose problems `problemsOf` tells.
 */
export function createPaydeskClient({ url, headers = {} }: ClientOptions): PaydeskClient {
  const address = `${url.replace(/\/+$/, '')}/trpc`
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url: address }),
        false: httpBatchLink({ url: address, headers, maxItems: MAX_BATCH }),
      }),
    ],
  })
}

/** What was wrong with a call, field by field. Empty when the fault was not the caller's. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (!(error instanceof TRPCClientError)) return []
  const data: Partial<ErrorData> | null | undefined = error.data
  return data?.problems ?? []
}
