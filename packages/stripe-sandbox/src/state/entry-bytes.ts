import type { Entry } from './row-index.ts'

const AT_BYTES = 6
const LENGTH_BYTES = 4
const SPAN_BYTES = AT_BYTES + LENGTH_BYTES

/**
 * An entry of the index as short as can be: where the row is and, only if the one differs from the
 * row's id or one of the others is there, what it sorts by and its values.
 */
export function encodeEntry({ sort, span, values }: Entry, id: string): Buffer {
  const isPlain = sort === id && values.every((value) => value === null)
  const rest = isPlain ? '' : JSON.stringify([sort, ...values])
  const bytes = Buffer.allocUnsafe(SPAN_BYTES + Buffer.byteLength(rest))
  bytes.writeUIntLE(span.at, 0, AT_BYTES)
  bytes.writeUInt32LE(span.length, AT_BYTES)
  if (!isPlain) bytes.write(rest, SPAN_BYTES)
  return bytes
}

export function decodeEntry(bytes: Buffer, id: string): Entry {
  const at = bytes.readUIntLE(0, AT_BYTES)
  const length = bytes.readUInt32LE(AT_BYTES)
  const [sort, ...values] = bytes.length === SPAN_BYTES ? [id] : parse(bytes, SPAN_BYTES)
  return { sort, span: { at, length }, values }
}

/** As it was encoded: nothing else writes there. */
function parse(bytes: Buffer, from: number): [sort: string, ...values: (string | null)[]] {
  return JSON.parse(bytes.toString('utf8', from))
}
