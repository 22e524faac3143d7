import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'

/** Where in the file a text stands, in bytes. */
export type Span = { at: number; length: number }

/** What a text of the log is, or (without a text) what is no more. */
export type Name = readonly unknown[]

export type Logged = { name: unknown[]; span: Span | null }

/** One transaction on its way into the file. */
export type Frame = {
  /** Says where the text will stand. */
  write: (text: string) => Span
  /** A text without a name is there for those that refer to it. */
  name: (name: Name, span: Span | null) => void
}

export type RowLog = {
  /**
   * Appends what `fill` writes: all of it or, when the disk refuses or `fill` throws, nothing. It is
   * in the system's hands when this returns.
   */
  append: (fill: (frame: Frame) => void) => void
  read: (span: Span) => string
  /** What was appended from there on. */
  entriesFrom: (at: number) => Iterable<Logged>
  size: () => number
  close: () => void
}

/** Lengths of the texts and of the names, before both. */
const HEAD_BYTES = 8
const SCRATCH_BYTES = 64 * 1024
/** UTF-8 takes no more for a unit of a JavaScript text. */
const MOST_BYTES_A_UNIT = 3
const OWNER_ONLY = 0o600

/**
 * An append-only file with every version of every row: what was acknowledged is in it. A transaction
 * whose end is missing was never acknowledged, and is cut off. Up to `knownWhole` none is.
 */
export function openRowLog(path: string, knownWhole: number): RowLog {
  const descriptor = openSync(path, 'a+', OWNER_ONLY)
  const fileSize = fstatSync(descriptor).size
  if (fileSize < knownWhole) {
    closeSync(descriptor)
    throw new Error(
      `${path} has lost ${knownWhole - fileSize} bytes: remove its folder to start anew`,
    )
  }
  let size = endOfWhole(descriptor, knownWhole, fileSize)
  ftruncateSync(descriptor, size)
  let scratch = Buffer.allocUnsafe(SCRATCH_BYTES)

  function writeAt(position: number, text: string): number {
    const most = position + text.length * MOST_BYTES_A_UNIT
    if (scratch.length < most) {
      const larger = Buffer.allocUnsafe(2 * most)
      scratch.copy(larger, 0, 0, position)
      scratch = larger
    }
    return scratch.write(text, position)
  }

  return {
    append: (fill) => {
      let position = HEAD_BYTES
      const names: unknown[] = []
      fill({
        write: (text) => {
          const length = writeAt(position, text)
          const span = { at: size + position, length }
          position += length
          return span
        },
        name: (name, span) => {
          names.push(span === null ? [name] : [name, span.at - size, span.length])
        },
      })
      const namesBytes = writeAt(position, JSON.stringify(names))
      scratch.writeUInt32LE(position - HEAD_BYTES, 0)
      scratch.writeUInt32LE(namesBytes, 4)
      const total = position + namesBytes
      try {
        writeWhole(descriptor, scratch.subarray(0, total))
      } catch (error) {
        // Half a transaction in the middle of the file would hide all that follow.
        ftruncateSync(descriptor, size)
        throw error
      }
      size += total
    },
    read: ({ at, length }) => {
      const bytes = Buffer.allocUnsafe(length)
      readSync(descriptor, bytes, 0, length, at)
      return bytes.toString()
    },
    entriesFrom: (at) => entriesBetween(descriptor, at, size),
    size: () => size,
    close: () => closeSync(descriptor),
  }
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) {
    written += writeSync(descriptor, bytes, written)
  }
}

type Placed = { at: number; namesAt: number; end: number }

function frameAt(descriptor: number, at: number, fileSize: number): Placed | undefined {
  if (at + HEAD_BYTES > fileSize) return undefined
  const head = Buffer.alloc(HEAD_BYTES)
  readSync(descriptor, head, 0, HEAD_BYTES, at)
  const namesAt = at + HEAD_BYTES + head.readUInt32LE(0)
  const end = namesAt + head.readUInt32LE(4)
  return end > fileSize ? undefined : { at, namesAt, end }
}

function endOfWhole(descriptor: number, from: number, fileSize: number): number {
  let at = from
  for (let frame = frameAt(descriptor, at, fileSize); frame;) {
    at = frame.end
    frame = frameAt(descriptor, at, fileSize)
  }
  return at
}

function* entriesBetween(descriptor: number, from: number, end: number): Iterable<Logged> {
  for (let at = from; at < end;) {
    const frame = frameAt(descriptor, at, end)
    if (frame === undefined) return
    const { namesAt } = frame
    const names = Buffer.alloc(frame.end - namesAt)
    readSync(descriptor, names, 0, names.length, namesAt)
    for (const [name, behind, length] of parseNames(names.toString())) {
      yield { name, span: length === undefined ? null : { at: at + behind, length } }
    }
    at = frame.end
  }
}

type StoredName = [name: unknown[], behind: number, length: number | undefined]

/** As `append` wrote them: an unfinished frame is cut off before it is read. */
function parseNames(text: string): StoredName[] {
  return JSON.parse(text)
}
