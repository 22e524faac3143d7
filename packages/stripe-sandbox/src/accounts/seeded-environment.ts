import { createHash } from 'node:crypto'
import type { Environment } from '../environment.ts'
import type { Store } from '../state/store.ts'

/** How far an account's chance has been used up. */
export type Drawn = { sequence: number; draws: number; drawsOutside: number }

const ROW = 'chance'

const UNUSED: Drawn = { sequence: 0, draws: 0, drawsOutside: 0 }

/**
 * Time as it is, but chance that follows from a seed: two accounts of one name and seed that get
 * the same requests in the same order make the same ids and secrets, over restarts as well. What
 * was drawn is kept with each transaction of the store that comes back; one that is undone has
 * drawn nothing. What is drawn outside of any (ids of requests) is drawn apart, since it is not
 * kept where no transaction follows.
 */
export function seedAccount(
  seed: string,
  store: Store,
  { now }: Environment,
): { environment: Environment; store: Store } {
  let { sequence, draws, drawsOutside } = store.get('chance', ROW) ?? UNUSED
  let isInTransaction = false

  function block(): Buffer {
    const draw = isInTransaction ? (draws += 1) : `outside/${(drawsOutside += 1)}`
    return createHash('sha256').update(`${seed}/${draw}`).digest()
  }

  const environment: Environment = {
    now,
    sequence: () => (sequence += 1),
    randomBytes: (count) => {
      const bytes = new Uint8Array(count)
      for (let filled = 0; filled < count; filled += 32) {
        bytes.set(block().subarray(0, count - filled), filled)
      }
      return bytes
    },
  }
  const transact: Store['transact'] = (work) => {
    const before = { sequence, draws }
    isInTransaction = true
    try {
      return store.transact(() => {
        const result = work()
        store.put('chance', ROW, { sequence, draws, drawsOutside })
        return result
      })
    } catch (error) {
      ;({ sequence, draws } = before)
      throw error
    } finally {
      isInTransaction = false
    }
  }
  return { environment, store: { ...store, transact } }
}
