import { setTimeout as sleep } from 'node:timers/promises'

/** One thing to be done, and who waits for it. */
type Waiting<Item, Result> = {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

type Options<Item> = {
  /** Two items of one key never go in one batch: the second waits for the next. */
  keyOf?: (item: Item) => string
  /** How many items a batch holds at the most. */
  most?: number
  /** So long a batch waits for company, when the one before it had some. Not at all by default. */
  gatherMs?: number
}

/**
 * Does together what is asked for at the same time. The first goes at once, alone; what arrives
 * while it is under way goes with the next batch. Who is alone never waits.
 *
 * A batch that fails is repeated item by item, so that one bad item fails alone.
 *
 * @param runBatch Does all or nothing, and answers in the order of the items.
 */
export function inBatches<Item, Result>(
  runBatch: (items: readonly Item[]) => Promise<readonly Result[]>,
  { keyOf, most = 32, gatherMs = 0 }: Options<Item> = {},
): (item: Item) => Promise<Result> {
  let queue: Waiting<Item, Result>[] = []
  let isBusy = false
  let isCrowded = false

  async function drain(): Promise<void> {
    isBusy = true
    while (queue.length > 0) {
      if (isCrowded && gatherMs > 0) await sleep(gatherMs)
      // What arrives in this turn of the event loop goes together.
      else await new Promise(setImmediate)
      await settle(takeBatch())
    }
    isBusy = false
  }

  function takeBatch(): Waiting<Item, Result>[] {
    const batch: Waiting<Item, Result>[] = []
    const rest: Waiting<Item, Result>[] = []
    const keys = new Set<string>()
    for (const waiting of queue) {
      const key = keyOf?.(waiting.item)
      if (batch.length === most || (key !== undefined && keys.has(key))) {
        rest.push(waiting)
        continue
      }
      batch.push(waiting)
      if (key !== undefined) keys.add(key)
    }
    queue = rest
    isCrowded = batch.length > 1
    return batch
  }

  async function settle(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await runBatch(batch.map(({ item }) => item))
      if (results.length !== batch.length) throw new Error('a batch did not answer for each item')
      for (const [index, result] of results.entries()) batch[index]?.resolve(result)
    } catch (error) {
      const [only, ...others] = batch
      if (others.length === 0) only?.reject(error)
      else for (const waiting of batch) await settle([waiting])
    }
  }

  return (item) =>
    new Promise<Result>((resolve, reject) => {
      queue.push({ item, resolve, reject })
      if (!isBusy) void drain()
    })
}
