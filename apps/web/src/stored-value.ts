/** One value in localStorage, shared by all tabs, in the shape that useSyncExternalStore wants. */
export type StoredValue<T> = {
  get: () => T
  /** Applies the change to what is stored now, which another tab may have written. */
  update: (change: (current: T) => T) => void
  subscribe: (listener: () => void) => () => void
}

type Options<T> = {
  key: string
  /** Makes sense of whatever is stored, however old or broken; null when nothing is. */
  parse: (stored: unknown) => T
  storage: Pick<Storage, 'getItem' | 'setItem'> | null
  /** Where `storage` and `pageshow` events arrive: window. */
  events: Pick<EventTarget, 'addEventListener'> | null
}

function parseJson(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Storage can be full or forbidden: then the value lives as long as the page. */
export function storedValue<T>({ key, parse, storage, events }: Options<T>): StoredValue<T> {
  const listeners = new Set<() => void>()
  let text: string | null = null
  let value = parse(null)

  function readStorage(): string | null {
    try {
      return storage?.getItem(key) ?? null
    } catch {
      return null
    }
  }

  function write(next: T): void {
    value = next
    text = JSON.stringify(next)
    try {
      storage?.setItem(key, text)
    } catch {
      // The value stays in memory; the next write tries again.
    }
  }

  function takeOver(): boolean {
    const stored = readStorage()
    if (stored === null || stored === text) return false
    text = stored
    value = parse(parseJson(stored))
    return true
  }

  function tell(): void {
    for (const listener of listeners) listener()
  }

  takeOver()
  // What parse made up (a new id) must be the same in the next tab.
  write(value)
  function follow(): void {
    if (takeOver()) tell()
  }
  events?.addEventListener('storage', (event) => {
    if (!('key' in event) || event.key === key || event.key === null) follow()
  })
  // A page that slept in the back-forward cache missed the events of the other tabs.
  events?.addEventListener('pageshow', follow)

  return {
    get: () => value,
    update: (change) => {
      takeOver()
      const next = change(value)
      if (next === value) return
      write(next)
      tell()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** localStorage, or null where the browser forbids it by throwing. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
