/** Rows by id that remember the order of their creation. */
export type Table<Row> = {
  get: (id: string) => Row | undefined
  set: (id: string, row: Row | undefined) => void
  entries: () => Iterable<[string, Row]>
  /** Ids in order of creation; treat as read-only. */
  ids: () => readonly string[]
}

export function createTable<Row>(): Table<Row> {
  const rows = new Map<string, Row>()
  let ids: string[] | undefined = []

  return {
    get: (id) => rows.get(id),
    set: (id, row) => {
      if (row === undefined) {
        // Rebuilt when next asked for: removing from the middle of an array costs as much.
        if (rows.delete(id)) ids = undefined
        return
      }
      if (!rows.has(id)) ids?.push(id)
      rows.set(id, row)
    },
    entries: () => rows,
    ids: () => (ids ??= [...rows.keys()]),
  }
}
