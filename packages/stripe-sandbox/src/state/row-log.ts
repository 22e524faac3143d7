import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'

/** Where in the file a row's JSON stands, in bytes. */
export type Span = { at: number; length: number }

/** A row's change as the log keeps it: its name and its text, or null for its end. */
export type LogEntry = { about: readonly unknown[]; text: string | null }

export type Logged = { about: unknown[]; span: Span | null }

export type RowLog = {
  /** Appends one transaction, in the system's hands when it returns. Throws if the disk refuses. */
  append: (entries: LogEntry[]) => (Span | null)[]
  read: (span: Span) => string
  /** What was appended from there on. */
  entriesFrom: (at: number) => Iterable<Logged>
  size: () => number
  close: () => void
}

/** Lengths of the names and of the texts, before both. */
const HEAD_BYTES = 8
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
  let scratch = Buffer.alloc(64 * 1024)

  return {
    append: (entries) => {
      const names: unknown[] = []
      const lengths = entries.map(({ about, text }) => {
        const length = text === null ? null : Buffer.byteLength(text)
        names.push([...about, length])
        return length
      })
      const head = JSON.stringify(names)
      const headBytes = Buffer.byteLength(head)
      const textBytes = lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0)
      const total = HEAD_BYTES + headBytes + textBytes
      if (scratch.length < total) scratch = Buffer.alloc(2 * total)
      scratch.writeUInt32LE(headBytes, 0)
      scratch.writeUInt32LE(textBytes, 4)
      let position = HEAD_BYTES + scratch.write(head, HEAD_BYTES)
      const spans = entries.map(({ text }): Span | null => {
        if (text === null) return null
        const at = position
        position += scratch.write(text, position)
        return { at: size + at, length: position - at }
      })
      try {
        writeWhole(descriptor, scratch.subarray(0, total))
      } catch (error) {
        // Half a transaction in the middle of the file would hide all that follow.
        ftruncateSync(descriptor, size)
        throw error
      }
      size += total
      return spans
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

type Frame = { namesAt: number; headBytes: number; end: number }

function frameAt(descriptor: number, at: number, fileSize: number): Frame | undefined {
  if (at + HEAD_BYTES > fileSize) return undefined
  const head = Buffer.alloc(HEAD_BYTES)
  readSync(descriptor, head, 0, HEAD_BYTES, at)
  const namesAt = at + HEAD_BYTES
  const headBytes = head.readUInt32LE(0)
  const end = namesAt + headBytes + head.readUInt32LE(4)
  return end > fileSize ? undefined : { namesAt, headBytes, end }
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
    const names = Buffer.alloc(frame.headBytes)
    readSync(descriptor, names, 0, frame.headBytes, frame.namesAt)
    let textAt = frame.namesAt + frame.headBytes
    for (const entry of parseNames(names.toString())) {
      const length = entry.at(-1)
      const span = typeof length === 'number' ? { at: textAt, length } : null
      textAt += span?.length ?? 0
      yield { about: entry.slice(0, -1), span }
    }
    at = frame.end
  }
}

function parseNames(text: string): unknown[][] {
  return JSON.parse(text)
}
