import type { Frame, Span } from './row-log.ts'
import { textOf } from './row-text.ts'

/** How rows stand in the log. */
export type RowFormat = {
  /** Writes the rows of one frame. */
  writerInto: (frame: Frame) => (table: string, row: object) => Span
  read: (table: string, text: string, textAt: (span: Span) => string) => object
}

/** In the place of a part that stands elsewhere in the log: no part is a list. */
type Reference = [at: number, length: number]

/**
 * A row is its JSON. An event's object and an answer's body are most often rows that were written
 * beside them: they refer to those, and to a text of its own where there is no such row.
 */
export const rowFormat: RowFormat = {
  writerInto: (frame) => {
    const written = new Map<object, Span>()
    const writeOnce = (object: object): Span => {
      const known = written.get(object)
      if (known !== undefined) return known
      const span = frame.write(textOf(object))
      written.set(object, span)
      return span
    }
    return (table, row) => {
      const part = partOf(table, row)
      return part === undefined
        ? writeOnce(row)
        : frame.write(JSON.stringify(withPart(table, row, referenceTo(writeOnce(part)))))
    }
  },
  read: (table, text, textAt) => {
    const row = parse(text)
    const part = partOf(table, row)
    return isReference(part)
      ? withPart(table, row, parse(textAt({ at: part[0], length: part[1] })))
      : row
  },
}

function partOf(table: string, row: object): object | undefined {
  if (table === 'answers' && 'body' in row && isObject(row.body)) return row.body
  if (table !== 'events' || !('data' in row) || !isObject(row.data)) return undefined
  return 'object' in row.data && isObject(row.data.object) ? row.data.object : undefined
}

function withPart(table: string, row: object, part: object): object {
  if (table === 'answers') return { ...row, body: part }
  return 'data' in row && isObject(row.data) ? { ...row, data: { ...row.data, object: part } } : row
}

function referenceTo({ at, length }: Span): Reference {
  return [at, length]
}

function isReference(part: object | undefined): part is Reference {
  return Array.isArray(part)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function parse(text: string): object {
  return JSON.parse(text)
}
