/** What each view is called, in the order of the navigation. */
export const PLACES = [
  { path: 'payments', title: 'Payments' },
  { path: 'customers', title: 'Customers' },
  { path: 'setup-intents', title: 'Setup intents' },
  { path: 'events', title: 'Events' },
  { path: 'requests', title: 'API log' },
  { path: 'webhooks', title: 'Webhooks' },
  { path: 'faults', title: 'Faults' },
  { path: 'sandbox', title: 'Sandbox' },
] as const

export type PlaceName = (typeof PLACES)[number]['path']

export type Place = { name: PlaceName; id: string | null }

/** Null for an address that leads nowhere. */
export function placeOf(path: string): Place | null {
  const [first = '', id, ...rest] = path.split('/').filter((part) => part !== '')
  if (first === '') return { name: 'payments', id: null }
  const known = PLACES.find((place) => place.path === first)
  return known === undefined || rest.length > 0 ? null : { name: known.path, id: id ?? null }
}

const VIEW_OF_PREFIX: Record<string, PlaceName> = {
  cus: 'customers',
  evt: 'events',
  pi: 'payments',
  req: 'requests',
  seti: 'setup-intents',
  we: 'webhooks',
}

/** Where an object has a page of its own, by its id; null for others. */
export function pathOfObject(id: string): string | null {
  const view = /^[a-z]+_\w+$/u.test(id) ? VIEW_OF_PREFIX[id.slice(0, id.indexOf('_'))] : undefined
  return view === undefined ? null : `/${view}/${id}`
}
