import { expect, it } from 'vitest'
import { inBatches } from './in-batches.ts'

/** A store that notes each batch, and answers when the test lets it. */
function slowStore() {
  const batches: string[][] = []
  const gates: (() => void)[] = []
  const run = async (items: readonly string[]): Promise<string[]> => {
    batches.push([...items])
    await new Promise<void>((open) => gates.push(open))
    if (items.includes('bad')) throw new Error('bad item')
    return items.map((item) => `did ${item}`)
  }
  const openAll = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) {
      gates.shift()?.()
      await new Promise(setImmediate)
    }
  }
  return { batches, run, openAll }
}

const itself = (item: string) => item

it('sends the first at once and gathers the rest while it is under way', async () => {
  const { batches, run, openAll } = slowStore()
  const write = inBatches(run, { keyOf: itself })
  const first = write('a')
  await new Promise(setImmediate)
  const rest = ['b', 'c', 'd'].map((item) => write(item))
  await openAll()
  expect(await Promise.all([first, ...rest])).toEqual(['did a', 'did b', 'did c', 'did d'])
  expect(batches).toEqual([['a'], ['b', 'c', 'd']])
})

it('repeats a failed batch item by item: one bad item fails alone', async () => {
  const { run, openAll } = slowStore()
  const write = inBatches(run, { keyOf: itself })
  const results = Promise.allSettled(['a', 'bad', 'c'].map((item) => write(item)))
  await openAll()
  expect((await results).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
})

it('keeps two items of one key out of one batch', async () => {
  const { batches, run, openAll } = slowStore()
  const write = inBatches(run, { keyOf: itself })
  const all = Promise.all(['a', 'a', 'b'].map((item) => write(item)))
  await openAll()
  expect(await all).toEqual(['did a', 'did a', 'did b'])
  expect(batches).toEqual([['a', 'b'], ['a']])
})

it('never holds more than it may', async () => {
  const { batches, run, openAll } = slowStore()
  const write = inBatches(run, { most: 2 })
  const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map((item) => write(item)))
  await openAll()
  await all
  expect(batches.map(({ length }) => length)).toEqual([2, 2, 1])
})

it('waits for company only after a batch that had some', async () => {
  const batches: number[] = []
  const run = async (items: readonly string[]) => {
    batches.push(items.length)
    return items
  }
  const write = inBatches(run, { gatherMs: 60_000 })
  await write('alone')
  await write('alone again')
  await Promise.all(['a', 'b'].map((item) => write(item)))
  void write('now it would wait a minute')
  await new Promise(setImmediate)
  expect(batches).toEqual([1, 1, 2])
})
