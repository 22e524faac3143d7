import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { UnreadableFile } from './fault.ts'

export type FileRecord = {
  cells: string[]
  /** Where it begins, counted from 1. */
  line: number
}

// Far above the longest valid row. A quote that is never closed is found here, not at the file's end.
const MAX_RECORD_CHARACTERS = 100_000

type Parsed = { record: string[]; raw: string }

/**
 * The file's records, the header among them, without the empty lines. `onRead` is told how many bytes
 * have been read. Throws UnreadableFile for what is no CSV in UTF-8, node's error for what is no file.
 */
export async function* readRecords(
  path: string,
  onRead: (bytes: number) => void,
): AsyncGenerator<FileRecord> {
  let line = 1
  const parser = parse({
    raw: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    record_delimiter: ['\r\n', '\n', '\r'],
  })
  const source = Readable.from(decode(path, onRead))
  source.on('error', (error) => parser.destroy(error)).pipe(parser)
  try {
    // With `raw` and `info`, the parser gives these objects.
    for await (const { record, raw } of parser as AsyncIterable<Parsed>) {
      const before = /^[\r\n]*/.exec(raw)?.[0] ?? ''
      yield { cells: record, line: line + countBreaks(before) }
      line += countBreaks(raw)
    }
  } catch (error) {
    if (error instanceof CsvError) {
      throw new UnreadableFile({ line, column: null, why: wordsOf(error.code) })
    }
    throw error
  } finally {
    source.destroy()
  }
}

/** Text of UTF-8 bytes, without the mark that Excel puts before them. */
async function* decode(path: string, onRead: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  let [bytes, line] = [0, 1]
  const check = (text: string): string => {
    const good = text.split(NO_CHARACTER, 1)[0] ?? ''
    line += good.split('\n').length - 1
    if (good.length === text.length) return text
    const why = 'holds bytes that are not UTF-8. In Excel, save the file as "CSV UTF-8"'
    throw new UnreadableFile({ line, column: null, why })
  }
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    onRead(bytes)
    yield check(decoder.decode(chunk, { stream: true }))
  }
  yield check(decoder.decode())
}

// What a decoder puts for bytes that are none. Nobody names a product so.
const NO_CHARACTER = '\uFFFD'

// The parser keeps one character of a delimiter of two, so each of these is one break.
function countBreaks(raw: string): number {
  return raw.match(/\r\n|\r|\n/g)?.length ?? 0
}

// Not the parser's own words: they repeat the cell.
function wordsOf(code: string): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return 'opens a quote (") that nothing closes'
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'has a quote (") within a cell. Put such a cell in quotes, and double each quote in it: "5"" pipe"'
    default:
      return `is no CSV (${code})`
  }
}
