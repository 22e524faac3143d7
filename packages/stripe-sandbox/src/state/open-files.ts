import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { recover } from './recover.ts'
import { openRowIndex } from './row-index.ts'
import type { RowIndex, Shapes } from './row-index.ts'
import { openRowLog } from './row-log.ts'
import type { RowLog } from './row-log.ts'

const INDEX_FILE = 'index.mdb'
const LOG_FILE = 'rows.log'
/** Changes when older data could not be read any more. */
const FORMAT = 4
/** They hold client secrets: for their owner's eyes only. */
const OWNER_ONLY = 0o600

export type Files = { index: RowIndex; log: RowLog }

/** Opens the log and an index that knows all of it. */
export function openFiles(home: string, shapes: Shapes): Files {
  const index = openRowIndex(join(home, INDEX_FILE), shapes)
  try {
    for (const file of [INDEX_FILE, `${INDEX_FILE}-lock`]) chmodSync(join(home, file), OWNER_ONLY)
    const format = index.about.get('format')
    if (format !== undefined && format !== FORMAT) {
      throw new Error(`${home} is of another version of the sandbox: remove it to start anew`)
    }
    if (format === undefined) index.about.putSync('format', FORMAT)
    const log = openRowLog(join(home, LOG_FILE), Number(index.about.get('indexedTo') ?? 0))
    recover(index, log)
    return { index, log }
  } catch (error) {
    void index.close()
    throw error
  }
}
