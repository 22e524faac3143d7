import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a shopper was told of a checkout, as far as it binds the shop. */
export type Told = { checkoutId: string; as: 'paid'; at: number }

/** What happened, in the order of happening: for the checker, and for whoever looks for a cause. */
export type History = {
  note: (entry: Record<string, unknown> & { act: string }) => void
  count: (what: string) => void
  told: Told[]
  /** Pieces that staff brought, by product. */
  restocked: Map<string, number>
  counts: () => Record<string, number>
}

export function openHistory(folder: string): History {
  const file = join(folder, 'history.jsonl')
  const begun = Date.now()
  const counts = new Map<string, number>()
  const told: Told[] = []
  return {
    told,
    restocked: new Map(),
    note: (entry) => {
      appendFileSync(file, `${JSON.stringify({ ms: Date.now() - begun, ...entry })}\n`)
    },
    count: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    counts: () => Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}
