import { metadataTooLong, metadataTooMany } from './errors.ts'

const MAX_KEYS = 50
const MAX_KEY_LENGTH = 40
const MAX_VALUE_LENGTH = 500

/** Keys that are given replace or (when empty) remove; null removes all; others stay. */
export function mergeMetadata(
  current: Record<string, string>,
  changes: Map<string, string> | null | undefined,
): Record<string, string> {
  if (changes === undefined) return current
  if (changes === null) return {}
  const merged = new Map(Object.entries(current))
  for (const [key, value] of changes) {
    if (key.length > MAX_KEY_LENGTH) throw metadataTooLong('key', key, MAX_KEY_LENGTH)
    if (value.length > MAX_VALUE_LENGTH) throw metadataTooLong('value', value, MAX_VALUE_LENGTH)
    if (value === '') merged.delete(key)
    else merged.set(key, value)
  }
  if (merged.size > MAX_KEYS) throw metadataTooMany(MAX_KEYS)
  return Object.fromEntries(merged)
}
