const BYTES = 16

/** A name that nobody guesses. Not by randomUUID: a page without HTTPS does not have it. */
export function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
