import { openDatabase } from './database.ts'
import type { Database, DatabaseOptions } from './database.ts'
import { rowFormat } from './row-format.ts'
import { TABLES } from './rows.ts'

type Options = Pick<DatabaseOptions, 'folder'> & Partial<Pick<DatabaseOptions, Listener>>
type Listener = 'onCommit' | 'onFault'

const nothing = (): void => undefined

/** The sandbox's database: in this folder, or until the process ends. */
export function openRows({ folder, onCommit = nothing, onFault = nothing }: Options): Database {
  return openDatabase({ folder, shapes: TABLES, format: rowFormat, onCommit, onFault })
}
