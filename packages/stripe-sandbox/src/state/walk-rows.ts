import type { Change, Table } from './table.ts'
import type { Scan } from './row-index.ts'

export type Found = { sort: string; row: object }

type Sources = {
  table: Table
  scan: Scan
  /** Of the indexed rows, in order. */
  ids: Iterable<string>
  read: (id: string) => Found | undefined
  rowOf: (change: Change) => object
}

/** Merges the indexed rows with those that have changed since, in one order. */
export function* walkRows({ table, scan, ids, read, rowOf }: Sources): Iterable<[string, object]> {
  const { isNewestFirst, after, where } = scan
  const comesBefore = (a: string, b: string): boolean => (isNewestFirst ? a > b : a < b)
  const changed = changesIn(table)
  const field = where === undefined ? -1 : table.shape.indexes.indexOf(where.field)
  const fresh = [...changed.values()]
    .filter(({ row }) => row !== null)
    .filter(({ sort }) => after === undefined || comesBefore(after, sort))
    .filter(({ values }) => where === undefined || values[field] === where.value)
    .sort((a, b) => (comesBefore(a.sort, b.sort) ? -1 : 1))
  let place = 0
  for (const id of ids) {
    const found = changed.has(id) ? undefined : read(id)
    if (found === undefined) continue
    for (let next = fresh[place]; next && comesBefore(next.sort, found.sort); next = fresh[place]) {
      place += 1
      yield [next.id, rowOf(next)]
    }
    yield [id, found.row]
  }
  for (const change of fresh.slice(place)) yield [change.id, rowOf(change)]
}

/** The latest of each row. */
function changesIn({ indexing, recent, batch, draft }: Table): ReadonlyMap<string, Change> {
  return new Map([...indexing, ...recent, ...batch, ...draft])
}
