import { useSyncExternalStore } from 'react'
import type { Notice } from '../../inspection/stream.ts'
import { currentAccount } from '../route/account.ts'
import type { QueryClient } from '@tanstack/react-query'

/** A page of lists is refetched at most this often, however much happens. */
const REFETCH_MS = 300
const RETRY_MS = 1_000

export type Connection = 'connecting' | 'live' | 'lost'

let connection: Connection = 'connecting'
const listeners = new Set<() => void>()

function become(next: Connection): void {
  if (next === connection) return
  connection = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Whether the page hears from the sandbox. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => connection)
}

/**
 * Listens for what changes and refetches what is shown of it. A query says in `meta.kinds` what it
 * is made of. The browser connects again by itself; then everything is looked at anew.
 */
export function followChanges(client: QueryClient): () => void {
  const changed = new Set<string>()
  let waiting: number | undefined
  let retrying: number | undefined

  const refetch = (): void => {
    waiting = undefined
    const kinds = new Set(changed)
    changed.clear()
    void client.invalidateQueries({
      predicate: ({ meta }) => kinds.has('*') || isMadeOf(meta?.['kinds'], kinds),
    })
  }
  const note = (kind: string): void => {
    changed.add(kind)
    waiting ??= window.setTimeout(refetch, REFETCH_MS)
  }
  const hear = (): EventSource => {
    const stream = new EventSource(`/_sandbox/stream${accountQuery()}`)
    stream.addEventListener('open', () => {
      if (connection === 'lost') note('*')
      become('live')
    })
    stream.addEventListener('error', () => {
      become('lost')
      // Browsers differ in when they give up: then it is for the page to go on.
      if (stream.readyState !== EventSource.CLOSED) return
      retrying = window.setTimeout(() => (source = hear()), RETRY_MS)
    })
    stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const changes: Notice[] = JSON.parse(data)
      for (const { kind } of changes) note(kind)
    })
    return stream
  }
  let source = hear()
  return () => {
    source.close()
    window.clearTimeout(waiting)
    window.clearTimeout(retrying)
  }
}

function accountQuery(): string {
  const account = currentAccount()
  return account === null ? '' : `?${new URLSearchParams({ account }).toString()}`
}

function isMadeOf(kinds: unknown, changed: ReadonlySet<string>): boolean {
  return Array.isArray(kinds) && kinds.some((kind) => changed.has(String(kind)))
}
