/**
 * What an `*.updated` event says of the object before: each attribute that changed, with its old
 * value; of a hash only the keys that changed, and null for those that were not there.
 */
export function previousAttributes(before: object, after: object): Record<string, unknown> {
  const old = new Map<string, unknown>(Object.entries(before))
  const now = new Map<string, unknown>(Object.entries(after))
  const changed: [string, unknown][] = []
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(key) ?? null, now.get(key) ?? null]
    if (JSON.stringify(was) === JSON.stringify(is)) continue
    changed.push([key, isHash(was) && isHash(is) ? previousAttributes(was, is) : was])
  }
  return Object.fromEntries(changed)
}

function isHash(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
