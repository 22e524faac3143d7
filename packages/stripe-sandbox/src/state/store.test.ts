import { array, assert, asyncProperty, boolean, constantFrom, option, record } from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { openRows } from './open-rows.ts'
import type { Database } from './database.ts'
import type { Challenge } from './rows.ts'
import { createStore } from './store.ts'
import type { Store } from './store.ts'

const opened: Database[] = []

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close()
})

function openInMemory(): Database {
  const database = openRows({ folder: undefined })
  opened.push(database)
  return database
}

const challenge = (paymentIntent: string): Challenge => ({ paymentIntent, redirectTo: null })

describe('a transaction', () => {
  test('sees its own writes, and leaves none of them when it fails', () => {
    const store = createStore(openInMemory(), 'acct_a')
    store.transact(() => store.put('challenges', 'kept', challenge('pi_1')))
    expect(() =>
      store.transact(() => {
        store.put('challenges', 'kept', null)
        store.put('challenges', 'new', challenge('pi_2'))
        expect(store.get('challenges', 'kept')).toBeUndefined()
        expect([...store.walk('challenges')].map(([id]) => id)).toEqual(['new'])
        throw new Error('no')
      }),
    ).toThrow('no')
    expect([...store.walk('challenges')].map(([id]) => id)).toEqual(['kept'])
  })

  test('cannot be written to from outside, nor nested', () => {
    const store = createStore(openInMemory(), 'acct_a')
    expect(() => store.put('challenges', 'a', challenge('pi_1'))).toThrow('outside a transaction')
    expect(() => store.transact(() => store.transact(() => undefined))).toThrow('do not nest')
  })
})

describe('accounts', () => {
  test('do not see each other’s rows, whatever their names and ids look like', async () => {
    const database = openInMemory()
    const [a, ab] = [createStore(database, 'acct_a'), createStore(database, 'acct_ab')]
    a.transact(() => a.put('challenges', 'b/challenges/x', challenge('pi_1')))
    ab.transact(() => ab.put('challenges', 'x', challenge('pi_1')))
    await database.flushed()
    const where = { field: 'paymentIntent', value: 'pi_1' } as const
    expect([...a.walk('challenges', { where })].map(([id]) => id)).toEqual(['b/challenges/x'])
    expect([...ab.walk('challenges')].map(([id]) => id)).toEqual(['x'])
  })

  test('can be cleared, and brought back from a snapshot with order and indexes', async () => {
    const database = openInMemory()
    const [a, b] = [createStore(database, 'acct_a'), createStore(database, 'acct_b')]
    for (const store of [a, b]) {
      store.transact(() => store.put('challenges', 'before', challenge('pi_1')))
    }
    await database.saveSnapshot('acct_a', 'one')
    a.transact(() => a.put('challenges', 'after', challenge('pi_1')))
    await database.clearAccount('acct_a')
    expect([...a.walk('challenges')]).toEqual([])
    expect([...b.walk('challenges')]).toHaveLength(1)
    await database.restoreSnapshot('acct_a', 'one')
    const where = { field: 'paymentIntent', value: 'pi_1' } as const
    expect([...a.walk('challenges', { where })].map(([id]) => id)).toEqual(['before'])
    expect(database.snapshots('acct_a')).toEqual(['one'])
    expect(database.accounts()).toEqual(['acct_a', 'acct_b'])
  })
})

/* What a store is to its callers, in the simplest words: rows in order of creation. */
type Model = Map<string, Challenge>

const ids = constantFrom('a', 'b', 'c', 'd/e', 'é')
const values = constantFrom('pi_1', 'pi_2', 'pi/3')
const write = record({ id: ids, value: option(values, { nil: null }) })
const transaction = record({
  writes: array(write, { minLength: 1, maxLength: 4 }),
  fails: boolean(),
  flushes: boolean(),
})

function apply(model: Model, id: string, value: string | null): void {
  if (value === null) model.delete(id)
  else model.set(id, challenge(value))
}

function expectSame(store: Store, model: Model): void {
  // Challenges go by their ids.
  const rows = [...model].sort(([a], [b]) => (Buffer.from(a).compare(Buffer.from(b)) < 0 ? -1 : 1))
  expect([...store.walk('challenges')]).toEqual(rows)
  expect([...store.walk('challenges', { direction: 'newest_first' })]).toEqual(rows.toReversed())
  for (const [index, [id, row]] of rows.entries()) {
    expect(store.get('challenges', id)).toEqual(row)
    expect([...store.walk('challenges', { after: id })]).toEqual(rows.slice(index + 1))
  }
  for (const value of ['pi_1', 'pi_2', 'pi/3', 'pi']) {
    const where = { field: 'paymentIntent', value } as const
    const matching = rows.filter(([, row]) => row.paymentIntent === value)
    expect([...store.walk('challenges', { where })]).toEqual(matching)
  }
}

// oxlint-disable-next-line vitest/expect-expect -- expectSame expects, of every step
test('whatever is written, undone and flushed, walks and indexes show the rows that are there', async () => {
  await assert(
    asyncProperty(array(transaction, { maxLength: 12 }), async (transactions) => {
      const database = openRows({ folder: undefined })
      try {
        const store = createStore(database, 'acct_a')
        let model: Model = new Map()
        for (const { writes, fails, flushes } of transactions) {
          const next = new Map(model)
          const work = (): void => {
            for (const { id, value } of writes) {
              store.put('challenges', id, value === null ? null : challenge(value))
              apply(next, id, value)
              expectSame(store, next)
            }
            if (fails) throw new Error('undone')
          }
          try {
            store.transact(work)
            model = next
          } catch (error) {
            if (!fails) throw error
          }
          if (flushes) await database.flushed()
          expectSame(store, model)
        }
      } finally {
        await database.close()
      }
    }),
    { numRuns: 150 },
  )
})

test('rows that go by creation keep their place when they change, and lose it when removed', async () => {
  const database = openInMemory()
  const store = createStore(database, 'acct_a')
  const put = (id: string, endpoint: string): void =>
    store.put('deliveries', id, {
      event: 'evt_1',
      endpoint,
      owedTo: null,
      next: null,
      sends: 0,
      attempts: 0,
      state: 'pending',
      fault: null,
    })
  const order = (): string[] => Array.from(store.walk('deliveries'), ([id]) => id)
  store.transact(() => ['z', 'm', 'a'].forEach((id) => put(id, 'we_1')))
  await database.flushed()
  store.transact(() => put('m', 'we_2'))
  expect(order()).toEqual(['z', 'm', 'a'])
  store.transact(() => {
    store.put('deliveries', 'z', null)
    put('z', 'we_3')
  })
  expect(order()).toEqual(['m', 'a', 'z'])
  await database.flushed()
  expect(order()).toEqual(['m', 'a', 'z'])
  const where = { field: 'event', value: 'evt_1' } as const
  expect(Array.from(store.walk('deliveries', { where }), ([id]) => id)).toEqual(['m', 'a', 'z'])
})

test('rows that memory let go of, and the index has not got yet, are read from the log', async () => {
  const database = openInMemory()
  const store = createStore(database, 'acct_a')
  const many = Array.from({ length: 300 }, (_, number) => `many-${String(number).padStart(3, '0')}`)
  for (const id of many) store.transact(() => store.put('challenges', id, challenge(id)))
  await database.flushed()
  store.transact(() => store.put('challenges', 'many-001', null))
  await database.flushed()
  const left = many.filter((id) => id !== 'many-001')
  expect([...store.walk('challenges')]).toEqual(left.map((id) => [id, challenge(id)]))
  expect(store.get('challenges', 'many-000')).toEqual(challenge('many-000'))
  expect(store.get('challenges', 'many-001')).toBeUndefined()
  const where = { field: 'paymentIntent', value: 'many-007' } as const
  expect(Array.from(store.walk('challenges', { where }), ([id]) => id)).toEqual(['many-007'])
})

test('a timer that finds nothing to index does not keep the database from closing', async () => {
  const database = openInMemory()
  const store = createStore(database, 'acct_a')
  store.transact(() => {
    for (let id = 0; id < 4000; id += 1) store.put('challenges', `many-${id}`, challenge('pi_1'))
  })
  await database.flushed()
  // Sets the timer, and is taken up with what is being indexed already.
  store.transact(() => store.put('challenges', 'one', challenge('pi_1')))
  await new Promise((resolve) => setTimeout(resolve, 700))
  store.transact(() => store.put('challenges', 'last', challenge('pi_1')))
  await database.clearAccount('acct_a')
  expect([...store.walk('challenges')]).toEqual([])
}, 5_000)
