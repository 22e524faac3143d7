import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query'
import { currentAccount } from '../route/account.ts'
import { ask } from './ask.ts'
import type { Form } from './ask.ts'

/** `kinds` are the tables and controls whose changes make the answer stale. */
type Wanted = { path: string; form?: Form; kinds: readonly string[]; enabled?: boolean }

export function useAnswer<T>({
  path,
  form = {},
  kinds,
  enabled = true,
}: Wanted): UseQueryResult<T> {
  return useQuery({
    queryKey: [currentAccount(), path, form],
    queryFn: () => ask<T>(path, { form }),
    meta: { kinds },
    enabled,
  })
}

/** A list that goes on behind `next`. */
export type Page<T> = { data: T[]; next: string | null }

export type Pages<T> = {
  items: T[]
  query: UseInfiniteQueryResult<{ pages: Page<T>[] }>
}

export function usePages<T>({ path, form = {}, kinds }: Wanted): Pages<T> {
  const query = useInfiniteQuery({
    queryKey: [currentAccount(), path, form, 'pages'],
    queryFn: ({ pageParam }) =>
      ask<Page<T>>(path, { form: { ...form, after: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: Page<T>) => next,
    placeholderData: (before) => before,
    meta: { kinds },
  })
  return { items: query.data?.pages.flatMap(({ data }) => data) ?? [], query }
}

/** A list of Stripe's own API, which goes on behind its last object. */
export function useStripePages<T extends { id: string }>({
  path,
  form = {},
  kinds,
}: Wanted): Pages<T> {
  const query = useInfiniteQuery({
    queryKey: [currentAccount(), path, form, 'stripe-pages'],
    queryFn: async ({ pageParam }): Promise<Page<T>> => {
      const { data, has_more: hasMore } = await ask<{ data: T[]; has_more: boolean }>(
        `api/v1/${path}`,
        { form: { limit: 50, ...form, starting_after: pageParam ?? undefined } },
      )
      return { data, next: hasMore ? (data.at(-1)?.id ?? null) : null }
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: Page<T>) => next,
    placeholderData: (before) => before,
    meta: { kinds },
  })
  return { items: query.data?.pages.flatMap(({ data }) => data) ?? [], query }
}
