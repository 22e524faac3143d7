import { createHash } from 'node:crypto'

/** Equal for equal means. Made of what is shown anyway: a hash of a number can be turned back. */
export function fingerprintOf(shown: string): string {
  return createHash('sha256')
    .update(shown)
    .digest('base64url')
    .replaceAll(/\W|_/gu, '')
    .slice(0, 16)
}
