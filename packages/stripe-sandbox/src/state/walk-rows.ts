import type { Change } from './table.ts'
import type { Scan } from './row-index.ts'

export type Found = { sort: string; row: object }

type Sources = {
  scan: Scan
  /** Of the indexed rows, in order. */
  ids: Iterable<string>
  /** What is not indexed yet, later changes behind earlier ones. */
  changes: ReadonlyMap<string, Change>[]
  read: (id: string) => Found | undefined
}

/** Merges the indexed rows with those that have changed since, in one order. */
export function* walkRows({ scan, ids, changes, read }: Sources): Iterable<[string, object]> {
  const { isNewestFirst, after, where } = scan
  const comesBefore = (a: string, b: string): boolean => (isNewestFirst ? a > b : a < b)
  const changed = new Map(changes.flatMap((some) => [...some]))
  const fresh = [...changed.values()]
    .flatMap(({ id, sort, row }) => (row === null ? [] : [{ id, sort, row }]))
    .filter(({ sort }) => after === undefined || comesBefore(after, sort))
    .filter(({ row }) => where === undefined || Reflect.get(row, where.field) === where.value)
    .sort((a, b) => (comesBefore(a.sort, b.sort) ? -1 : 1))
  let place = 0
  for (const id of ids) {
    const found = changed.has(id) ? undefined : read(id)
    if (found === undefined) continue
    for (let next = fresh[place]; next && comesBefore(next.sort, found.sort); next = fresh[place]) {
      place += 1
      yield [next.id, next.row]
    }
    yield [id, found.row]
  }
  for (const { id, row } of fresh.slice(place)) yield [id, row]
}
