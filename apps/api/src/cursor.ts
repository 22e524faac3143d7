import { z } from 'zod'

/** An opaque place in a list. It names the last row that was seen, so rows that come or go do not shift it. */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

const refused = 'The cursor is not one of ours: leave it out to begin at the first page.'

/** A cursor with its two parts, the sort key and the id. */
export const cursor = z
  .string()
  .max(500)
  .transform((text, context): [key: string, id: string] => {
    const parsed = pair.safeParse(decoded(text))
    if (parsed.success) return parsed.data
    context.addIssue({ code: 'custom', message: refused, params: { code: 'invalid_cursor' } })
    return z.NEVER
  })

const pair = z.tuple([z.string(), z.guid()])

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return undefined
  }
}
