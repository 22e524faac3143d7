import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clientOf, startSandbox } from '../../src/testing/running-sandbox.ts'
import type { RunningSandbox } from '../../src/testing/running-sandbox.ts'
import { run } from './acts.ts'
import type { Run, Step } from './acts.ts'
import type { Payment } from './payment.ts'
import { wait } from './passing-time.ts'
import { act, open } from './rules.ts'
import { openPayment, perform } from './sandbox-payments.ts'
import type { Account } from './sandbox-payments.ts'
import { fetchWhole, viewOfModel, viewOfSandbox } from './view.ts'

const RUNS = 100
/** Played at the same time, each in an account of its own. */
const SIDE_BY_SIDE = 3
const WAITED = { 'an hour': '1h', 'eight days': '8d' }

let accounts = 0

/** A new account whose clock stands, so that only a step lets time pass. */
async function newAccount(sandbox: RunningSandbox): Promise<Account> {
  accounts += 1
  const name = `acct_model${accounts}`
  const account: Account = {
    stripe: clientOf(sandbox, `sk_test_${name}_key`),
    control: (path, form) =>
      sandbox.control(path, new URLSearchParams({ account: name, ...form }).toString()),
    challenges: new Map(),
  }
  expect(await account.control('clock', { freeze: 'true' })).toMatchObject({ status: 200 })
  return account
}

type Pair = { id: string; payment: Payment }

/** Plays a run in the sandbox and in the model, which have to agree after each step. */
async function play(account: Account, { openings, steps }: Run): Promise<void> {
  let pairs: Pair[] = []
  for (const opening of openings) {
    const opened = await openPayment(account, opening)
    const expected = open(opening)
    expect(opened.refusal).toEqual(expected.refusal)
    expect(opened.id === null).toBe(expected.payment === null)
    if (opened.id !== null && expected.payment !== null) {
      pairs.push({ id: opened.id, payment: expected.payment })
    }
  }
  await agree(account, pairs)
  for (const step of steps) {
    pairs = await playStep(account, pairs, step)
    await agree(account, pairs)
  }
  await account.control('clock', { advance: WAITED['an hour'] })
  pairs = pairs.map(({ id, payment }) => ({ id, payment: wait(payment, 'an hour') }))
  await agree(account, pairs)
  expect(await eventsOf(account)).toEqual(
    new Map(pairs.map(({ id, payment }) => [id, payment.events])),
  )
}

async function playStep(account: Account, pairs: Pair[], step: Step): Promise<Pair[]> {
  if ('wait' in step) {
    await account.control('clock', { advance: WAITED[step.wait] })
    return pairs.map(({ id, payment }) => ({ id, payment: wait(payment, step.wait) }))
  }
  const pair = pairs[step.on]
  if (pair === undefined) return pairs
  const before = await fetchWhole(account, pair.id)
  const refusal = await perform(account, pair.id, step.act)
  const result = act(pair.payment, step.act)
  expect(refusal).toEqual(result.refusal)
  // A decline is an outcome; whatever else is refused leaves everything as it was.
  if (refusal !== null && refusal.status !== 402) {
    expect(await fetchWhole(account, pair.id)).toEqual(before)
  }
  return pairs.with(step.on, { ...pair, payment: result.payment })
}

async function agree(account: Account, pairs: Pair[]): Promise<void> {
  for (const { id, payment } of pairs) {
    expect(viewOfSandbox(await fetchWhole(account, id))).toEqual(viewOfModel(payment))
  }
}

/** What happened to each payment, in its order. */
async function eventsOf({ stripe }: Account): Promise<Map<string, string[]>> {
  const events = new Map<string, string[]>()
  for await (const { type, data } of stripe.events.list({ limit: 100 })) {
    const { object } = data
    const named = 'payment_intent' in object ? object.payment_intent : null
    const id = typeof named === 'string' ? named : 'id' in object ? object.id : ''
    events.set(id, [type, ...(events.get(id) ?? [])])
  }
  return events
}

describe('a payment', () => {
  test('goes through no sequence of acts otherwise than the model says', async () => {
    const sandbox = await startSandbox()
    await fc.assert(
      fc.asyncProperty(
        fc.array(run, { minLength: SIDE_BY_SIDE, maxLength: SIDE_BY_SIDE }),
        async (runs) => {
          await Promise.all(runs.map(async (each) => play(await newAccount(sandbox), each)))
        },
      ),
      { numRuns: RUNS },
    )
    expect(accounts).toBeGreaterThanOrEqual(RUNS * SIDE_BY_SIDE)
  }, 120_000)
})
