/** Where a text stands, until later ones take its place. */
export type Place = { at: number; length: number }

export type TextRing = {
  write: (text: string) => Place
  /** Undefined once it is overwritten. */
  read: (place: Place) => string | undefined
}

/** UTF-8 takes no more for a unit of a JavaScript text. */
const MOST_BYTES_A_UNIT = 3
const NOWHERE: Place = { at: -Infinity, length: 0 }

/**
 * The latest texts, in memory of a fixed size that the garbage collector never looks at: as texts of
 * JavaScript, what is kept for some seconds costs it as much as making it did.
 */
export function createTextRing(bytes: number): TextRing {
  const ring = Buffer.allocUnsafe(bytes)
  /** Counted over all rounds. */
  let end = 0

  return {
    write: (text) => {
      const most = text.length * MOST_BYTES_A_UNIT
      if (most > bytes) return NOWHERE
      const rest = bytes - (end % bytes)
      // A text stands in one piece: one that might not fit begins the next round.
      if (most > rest) end += rest
      const at = end
      const length = ring.write(text, at % bytes)
      end += length
      return { at, length }
    },
    read: ({ at, length }) => {
      if (end - at > bytes) return undefined
      const start = at % bytes
      return ring.toString('utf8', start, start + length)
    },
  }
}
