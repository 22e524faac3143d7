import { openDatabase } from './database.ts'
import type { Database, DatabaseOptions } from './database.ts'
import { textAround, textOf } from './row-text.ts'
import { TABLES } from './rows.ts'

type Options = Pick<DatabaseOptions, 'folder'> & Partial<Pick<DatabaseOptions, Listener>>
type Listener = 'onCommit' | 'onFault'

const nothing = (): void => undefined

/** The sandbox's database: in this folder, or until the process ends. */
export function openRows({ folder, onCommit = nothing, onFault = nothing }: Options): Database {
  return openDatabase({ folder, shapes: TABLES, textOf: rowText, onCommit, onFault })
}

/** An event's object and an answer's body are most often rows that were written beside them. */
function rowText(table: string, row: object): string {
  if (table === 'answers' && 'body' in row && isObject(row.body)) {
    return textAround(row.body, (body) => ({ ...row, body }))
  }
  if (table === 'events' && 'data' in row && isObject(row.data)) {
    const { data } = row
    if ('object' in data && isObject(data.object)) {
      return textAround(data.object, (object) => ({ ...row, data: { ...data, object } }))
    }
  }
  return textOf(row)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
