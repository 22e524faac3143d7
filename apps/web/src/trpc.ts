import type { AppRouter } from '@paydesk/api'
import type { CurrencyCode } from '@paydesk/pricing'
import { QueryClient } from '@tanstack/react-query'
import {
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
  type TRPCClient,
} from '@trpc/client'
import { createTRPCQueryUtils, createTRPCReact, type CreateTRPCReact } from '@trpc/react-query'

export type Currency = CurrencyCode
export type CaptureMethod = 'automatic' | 'manual'

type Api = TRPCClient<AppRouter>
export type ProductCard = Awaited<ReturnType<Api['catalog']['list']['query']>>['items'][number]
export type ProductPage = Awaited<ReturnType<Api['catalog']['bySlug']['query']>>
export type CheckoutConfig = Awaited<ReturnType<Api['checkout']['config']['query']>>
export type QuoteAnswer = Awaited<ReturnType<Api['checkout']['quote']['query']>>
export type Quote = Extract<QuoteAnswer, { outcome: 'quoted' }>['quote']
export type CouponState = NonNullable<Extract<QuoteAnswer, { outcome: 'quoted' }>['coupon']>
export type Problem = Extract<QuoteAnswer, { outcome: 'refused' }>['problems'][number]
export type IntentAnswer = Awaited<ReturnType<Api['checkout']['createIntent']['mutate']>>
export type ConfirmAnswer = Awaited<ReturnType<Api['checkout']['confirm']['mutate']>>
export type Order = Awaited<ReturnType<Api['orders']['byId']['query']>>

/** Faults of the caller (4xx) get no better by asking again. */
function isWorthRetrying(failures: number, error: unknown): boolean {
  const status = error instanceof TRPCClientError ? Number(error.data?.httpStatus) : Number.NaN
  return failures < 2 && !(status >= 400 && status < 500)
}

export const queryClient = new QueryClient({
  defaultOptions: {
    // Offline, a page says so and offers Retry; waiting in silence would look broken.
    queries: { retry: isWorthRetrying, staleTime: 30_000, networkMode: 'always' },
  },
})

export const trpc: CreateTRPCReact<AppRouter, unknown> = createTRPCReact<AppRouter>()

const url = '/trpc'

export const trpcClient: Api = trpc.createClient({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url }),
      false: splitLink({
        // Alone in its request: it must not wait for, or fail with, a neighbour in a batch.
        condition: (operation) => operation.path === 'checkout.createIntent',
        true: httpLink({ url }),
        // The server answers ten calls of one batch at the most.
        false: httpBatchLink({ url, maxItems: 10 }),
      }),
    }),
  ],
})

/** For loaders, which run outside React. */
export const trpcQueries: ReturnType<typeof createTRPCQueryUtils<AppRouter>> =
  createTRPCQueryUtils<AppRouter>({
    queryClient,
    client: trpcClient,
  })
