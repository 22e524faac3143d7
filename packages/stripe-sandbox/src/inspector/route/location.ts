import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
  }
}

/** The address that is shown, path and query; changes with every `navigate` and the back button. */
export function useAddress(): URL {
  const href = useSyncExternalStore(subscribe, () => window.location.href)
  return new URL(href)
}

export function navigate(to: string, { replace = false } = {}): void {
  if (replace) window.history.replaceState(null, '', to)
  else window.history.pushState(null, '', to)
  for (const listener of listeners) listener()
}

/** A query parameter as state: what is filtered survives a reload and can be sent to somebody. */
export function useQueryParameter(name: string): [value: string, set: (value: string) => void] {
  const address = useAddress()
  const set = (value: string): void => {
    const next = new URL(window.location.href)
    if (value === '') next.searchParams.delete(name)
    else next.searchParams.set(name, value)
    navigate(`${next.pathname}${next.search}`, { replace: true })
  }
  return [address.searchParams.get(name) ?? '', set]
}
