import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import type { Apply, Journal, Write } from './store.ts'

const FILE = 'journal.jsonl'
const HEADER = { journal: 'stripe-sandbox', version: 1 }
const CHUNK_BYTES = 1024 * 1024
/** It holds client secrets: for its owner's eyes only. */
const OWNER_ONLY = 0o600

/**
 * One line of JSON per transaction, in the operating system's hands before the request is
 * answered: what was acknowledged outlives a kill -9 of the process (not a power cut, for which
 * each line would have to wait for the disk).
 */
export function createFileJournal(folder: string): Journal {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, FILE)
  let descriptor: number | undefined
  let size = 0

  return {
    replay: (apply) => replayFile(path, apply),
    begin: (rows) => {
      const fresh = `${path}.new`
      descriptor = openSync(fresh, 'w', OWNER_ONLY)
      writeSync(descriptor, `${JSON.stringify(HEADER)}\n`)
      for (const row of rows) writeSync(descriptor, `${JSON.stringify([row])}\n`)
      fsyncSync(descriptor)
      renameSync(fresh, path)
      size = fstatSync(descriptor).size
    },
    append: (writes) => {
      if (descriptor === undefined) throw new Error(`${path} is closed`)
      assertOurs(path, descriptor, size)
      const line = Buffer.from(`${JSON.stringify(writes)}\n`)
      try {
        writeWhole(descriptor, line, size)
        size += line.length
      } catch (error) {
        // Half a line in the middle of the file would make the rest unreadable.
        ftruncateSync(descriptor, size)
        throw error
      }
    },
    close: () => {
      if (descriptor !== undefined) closeSync(descriptor)
      descriptor = undefined
    },
  }
}

function writeWhole(descriptor: number, bytes: Buffer, position: number): void {
  let written = 0
  while (written < bytes.length) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, position + written)
  }
}

/** Two sandboxes on one folder would each overwrite what the other acknowledged. */
function assertOurs(path: string, descriptor: number, size: number): void {
  const onDisk = statSync(path)
  if (onDisk.ino !== fstatSync(descriptor).ino || onDisk.size !== size) {
    throw new Error(`${path} was changed by another process: only one sandbox may use a folder`)
  }
}

function replayFile(path: string, apply: Apply): void {
  let number = 0
  for (const line of completeLines(path)) {
    number += 1
    if (number === 1) assertHeader(path, line)
    else for (const [table, id, row] of parseLine(path, number, line)) apply(table, id, row)
  }
}

/** Without the last line if its end is missing: it was never acknowledged. */
function* completeLines(path: string): Iterable<string> {
  const descriptor = openIfThere(path)
  if (descriptor === undefined) return
  try {
    const decoder = new StringDecoder('utf8')
    const chunk = Buffer.alloc(CHUNK_BYTES)
    let rest = ''
    for (let count = -1; count !== 0;) {
      count = readSync(descriptor, chunk)
      const lines = (rest + decoder.write(chunk.subarray(0, count))).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } finally {
    closeSync(descriptor)
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function assertHeader(path: string, line: string): void {
  if (line === JSON.stringify(HEADER)) return
  throw new Error(
    `${path} is not a journal of this version of the sandbox: remove it to start anew`,
  )
}

function parseLine(path: string, number: number, line: string): Write[] {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new Error(`${path}: line ${number} is damaged`, { cause })
  }
}
