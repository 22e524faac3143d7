import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { Client } from 'pg'
import {
  parseRow,
  priceColumnOf,
  PRODUCT_COLUMNS,
  type CatalogueRow,
  type FileFault,
  type FileRow,
} from './columns.ts'
import { writeProducts, type Written } from './write-products.ts'

export type ImportOptions = {
  path: string
  /** Take the good rows, whatever the others are like. */
  skipBad: boolean
  /** So many bytes of the file were read, so many rows were seen. */
  progress: (bytes: number, rows: number) => void
  signal: AbortSignal
}

export type Imported = Written & {
  /** False: something was wrong, so nothing was kept. */
  isKept: boolean
  rows: number
  faults: FileFault[]
}

const BATCH = 500

/**
 * Brings the products of a CSV file into the shop, by their sku: new ones are made, known ones changed.
 * All in one transaction: the shop sees the whole file or nothing of it.
 *
 * @throws an Error that says what to do when the file cannot be read as a table of products at all.
 */
export async function importCatalogue(url: string, options: ImportOptions): Promise<Imported> {
  const client = new Client({ connectionString: url, application_name: 'paydesk catalogue' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('BEGIN')
    const imported = await importRows(client, options)
    options.signal.throwIfAborted()
    const isKept = imported.faults.length === 0 || options.skipBad
    await client.query(isKept ? 'COMMIT' : 'ROLLBACK')
    return { ...imported, isKept }
  } finally {
    // Ends a transaction that was left in the middle, too.
    await client.end()
  }
}

type Numbered = { line: number; product: CatalogueRow }

async function importRows(
  client: Client,
  { path, progress, signal }: ImportOptions,
): Promise<Omit<Imported, 'isKept'>> {
  const known = await knownNames(client)
  const result = { added: 0, changed: 0, unchanged: 0, rows: 0, faults: [] as FileFault[] }
  const seen = new Map<string, number>()
  let batch: Numbered[] = []
  const flush = async () => {
    const written = await writeProducts(client, batch)
    result.added += written.added
    result.changed += written.changed
    result.unchanged += written.unchanged
    result.faults.push(...written.faults)
    batch = []
  }
  const file = createReadStream(path)
  const table = file.pipe(
    parse({ bom: true, columns: checkHeader, info: true, skip_empty_lines: true, trim: false }),
  )
  file.on('error', (error) => table.destroy(error))
  for await (const record of table) {
    signal.throwIfAborted()
    // csv-parse gives `any`; with `columns` and `info` this is what it holds.
    const { record: row, info }: { record: FileRow; info: { lines: number } } = record
    result.rows += 1
    const parsed = parseRow({ row, line: info.lines, ...known })
    if (Array.isArray(parsed)) result.faults.push(...parsed)
    else {
      const before = seen.get(parsed.sku)
      if (before === undefined) batch.push({ line: info.lines, product: parsed })
      else {
        const why = `${parsed.sku} stands in line ${before} already`
        result.faults.push({ line: info.lines, column: 'sku', why })
      }
      seen.set(parsed.sku, before ?? info.lines)
    }
    if (batch.length === BATCH) await flush()
    progress(file.bytesRead, result.rows)
  }
  if (batch.length > 0) await flush()
  result.faults.sort((one, other) => one.line - other.line)
  return result
}

async function knownNames(client: Client) {
  const categories = await client.query<{ slug: string }>('SELECT slug FROM categories')
  const taxClasses = await client.query<{ id: string }>('SELECT id FROM tax_classes')
  return {
    categories: new Set(categories.rows.map(({ slug }) => slug)),
    taxClasses: new Set(taxClasses.rows.map(({ id }) => id)),
  }
}

const NEEDED = ['sku', 'slug', 'name', 'image', 'stock']

function checkHeader(header: string[]): string[] {
  const names = header.map((name) => name.trim())
  const missing = NEEDED.filter((name) => !names.includes(name))
  if (missing.length > 0) throw new Error(`The first line lacks the columns ${missing.join(', ')}.`)
  const columns: readonly string[] = PRODUCT_COLUMNS
  const unknown = names.filter((name) => !columns.includes(name) && !priceColumnOf(name))
  if (unknown.length > 0) {
    throw new Error(
      `Nobody knows the columns ${unknown.join(', ')}. There are ${columns.join(', ')}, and for each currency price_USD and sale_USD.`,
    )
  }
  const doubled = names.find((name, index) => names.indexOf(name) !== index)
  if (doubled) throw new Error(`The column ${doubled} stands in the first line twice.`)
  return names
}
