import { statSync } from 'node:fs'
import { Client } from 'pg'
import { applyStaged, compareStaged, type Counts } from './apply-staged.ts'
import { checkStaged } from './check-staged.ts'
import { UnreadableFile, type FileFault } from './fault.ts'
import { readRecords } from './read-records.ts'
import { readHeader, readRow, type FileRow } from './read-rows.ts'
import { createStaging, dropStaged, resolveStaged, stageRows, storedColumns } from './staging.ts'
import type { Column } from './columns.ts'

export type ImportProgress = {
  stage: 'reading' | 'checking' | 'writing'
  /** Of the stage, from 0 to 1. */
  share: number
}

export type ImportOptions = {
  path: string
  /** Imports the good rows though others are bad. */
  skipBad: boolean
  /** Aborted: nothing is imported. */
  signal: AbortSignal
  progress: (progress: ImportProgress) => void
}

/** `faults` are in the order of the file. */
export type ImportOutcome =
  | { outcome: 'imported'; counts: Counts & { skipped: number }; faults: FileFault[] }
  /** Some rows are bad, so nothing was imported. */
  | { outcome: 'refused'; faults: FileFault[] }
  /** The file as a whole is; nothing was imported. */
  | { outcome: 'unreadable'; fault: FileFault }
  /** Another import is at work; nothing was imported. */
  | { outcome: 'busy' }

const ROWS_AT_ONCE = 1000

/**
 * Makes the products and their prices without dates what a CSV file says, found by sku: new ones are
 * added, columns that the file lacks stay as they are, products that it lacks stay, too. One
 * transaction: all, or nothing. Throws node's error for a file that cannot be read and pg's for a
 * database that cannot be reached.
 */
export async function importCatalogue(url: string, options: ImportOptions): Promise<ImportOutcome> {
  const client = new Client({
    connectionString: url,
    application_name: 'paydesk catalogue',
  })
  // A lost connection rejects the query in hand as well; unheard, this event would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('BEGIN')
    const lock = await client.query<{ isMine: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtextextended('paydesk catalogue import', 0)) AS "isMine"`,
    )
    if (!lock.rows[0]?.isMine) return { outcome: 'busy' }
    const outcome = await importWithin(client, options)
    options.signal.throwIfAborted()
    if (outcome.outcome === 'imported') await client.query('COMMIT')
    return outcome
  } catch (error) {
    if (error instanceof UnreadableFile) return { outcome: 'unreadable', fault: error.fault }
    throw error
  } finally {
    // After COMMIT it does nothing; without a connection, Postgres rolls back by itself.
    await client.query('ROLLBACK').catch(() => undefined)
    await client.end()
  }
}

async function importWithin(client: Client, options: ImportOptions): Promise<ImportOutcome> {
  const { skipBad, signal, progress } = options
  await createStaging(client)
  const staged = await stageFile(client, options)
  const { columns } = staged
  const unsorted = [...staged.faults]
  progress({ stage: 'checking', share: 0 })
  await resolveStaged(client)
  const badLines = new Set(unsorted.map(({ line }) => line))
  // A row that is left out may have been the one that made room for another.
  for (;;) {
    signal.throwIfAborted()
    const found = await checkStaged(client, columns)
    unsorted.push(...found)
    if (found.length === 0 || !skipBad) break
    const lines = [...new Set(found.map(({ line }) => line))]
    for (const line of lines) badLines.add(line)
    await dropStaged(client, lines)
  }
  const places = new Map<string | null, number>(columns.map(({ name }, index) => [name, index]))
  const placeOf = ({ column }: FileFault) => places.get(column) ?? -1
  const faults = unsorted.toSorted((a, b) => a.line - b.line || placeOf(a) - placeOf(b))
  if (faults.length > 0 && !skipBad) return { outcome: 'refused', faults }

  const stored = storedColumns(columns)
  const counts = await compareStaged(client, stored)
  await applyStaged(client, stored, (share) => {
    signal.throwIfAborted()
    progress({ stage: 'writing', share })
  })
  return { outcome: 'imported', counts: { ...counts, skipped: badLines.size }, faults }
}

async function stageFile(
  client: Client,
  { path, signal, progress }: ImportOptions,
): Promise<{ columns: Column[]; faults: FileFault[] }> {
  const { size } = statSync(path)
  const records = readRecords(path, (bytes) =>
    progress({ stage: 'reading', share: bytes / Math.max(size, 1) }),
  )
  const first = await records.next()
  const columns = readHeader(first.done ? undefined : first.value)
  const faults: FileFault[] = []
  let rows: FileRow[] = []
  for await (const record of records) {
    const read = readRow(columns, record)
    if (read.outcome === 'bad') faults.push(...read.faults)
    else rows.push(read.row)
    if (rows.length < ROWS_AT_ONCE) continue
    signal.throwIfAborted()
    await stageRows(client, rows)
    rows = []
  }
  await stageRows(client, rows)
  return { columns, faults }
}
