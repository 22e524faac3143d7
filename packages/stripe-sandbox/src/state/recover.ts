import type { RowIndex } from './row-index.ts'
import type { RowLog } from './row-log.ts'

/** Takes up what the log has and the index has not: a killed process left it behind. */
export function recover(index: RowIndex, log: RowLog): void {
  const from = Number(index.about.get('indexedTo') ?? 0)
  if (from === log.size()) return
  let sequence = Number(index.about.get('sequence') ?? 0)
  index.transact(() => {
    for (const { name, span } of log.entriesFrom(from)) {
      const [account, table, id, sort, values] = name
      const place = { account: String(account), table: String(table), id: String(id) }
      const texts = Array.isArray(values) ? values.map((value) => textOrNull(value)) : []
      const entry = span && { sort: String(sort), span, values: texts }
      index.write({ ...place, entry, before: index.find(place) })
      index.about.putSync(`account/${place.account}`, {})
      if (/^\d{12}$/u.test(String(sort))) sequence = Math.max(sequence, Number(sort))
    }
    index.about.putSync('sequence', sequence)
    index.about.putSync('indexedTo', log.size())
  })
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
