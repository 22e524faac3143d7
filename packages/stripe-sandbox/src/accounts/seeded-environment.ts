import { createHash } from 'node:crypto'
import type { Environment } from '../environment.ts'
import type { Store } from '../state/store.ts'

/** How far an account's chance has been used up. */
export type Drawn = { sequence: number; draws: number }

const ROW = 'chance'

/**
 * Time as it is, but chance that follows from a seed: two accounts of one name and seed that get
 * the same requests in the same order make the same ids and secrets, over restarts as well. What
 * was drawn is kept with each transaction of the store that comes back.
 */
export function seedAccount(
  seed: string,
  store: Store,
  { now }: Environment,
): { environment: Environment; store: Store } {
  let { sequence, draws } = store.get('chance', ROW) ?? { sequence: 0, draws: 0 }
  const environment: Environment = {
    now,
    sequence: () => (sequence += 1),
    randomBytes: (count) => {
      const bytes = new Uint8Array(count)
      for (let filled = 0; filled < count; filled += 32) {
        draws += 1
        const block = createHash('sha256').update(`${seed}/${draws}`).digest()
        bytes.set(block.subarray(0, count - filled), filled)
      }
      return bytes
    },
  }
  const transact: Store['transact'] = (work) =>
    store.transact(() => {
      const result = work()
      store.put('chance', ROW, { sequence, draws })
      return result
    })
  return { environment, store: { ...store, transact } }
}
