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
import type { Whole } from './view.ts'

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

/** A payment of the sandbox, as it was shown last, and the model's. */
type Pair = { id: string; payment: Payment; shown: Whole }

/** Plays a run in the sandbox and in the model, which have to agree after each step. */
async function play(account: Account, { openings, steps }: Run): Promise<void> {
  let pairs: Pair[] = []
  for (const opening of openings) {
    const opened = await openPayment(account, opening)
    const expected = open(opening)
    expect(opened.refusal).toEqual(expected.refusal)
    expect(opened.id === null).toBe(expected.payment === null)
    if (opened.id !== null && expected.payment !== null) {
      pairs.push(await agree(account, opened.id, expected.payment))
    }
  }
  for (const step of steps) pairs = await playStep(account, pairs, step)
  pairs = await playStep(account, pairs, { wait: 'an hour' })
  expect(await eventsOf(account)).toEqual(
    new Map(pairs.map(({ id, payment }) => [id, payment.events])),
  )
}

async function playStep(account: Account, pairs: Pair[], step: Step): Promise<Pair[]> {
  if ('wait' in step) {
    await account.control('clock', { advance: WAITED[step.wait] })
    return Promise.all(pairs.map(({ id, payment }) => agree(account, id, wait(payment, step.wait))))
  }
  const pair = pairs[step.on]
  if (pair === undefined) return pairs
  const refusal = await perform(account, pair.id, step.act)
  const result = act(pair.payment, step.act)
  expect(refusal).toEqual(result.refusal)
  const after = await agree(account, pair.id, result.payment)
  // A decline is an outcome; whatever else is refused leaves everything as it was.
  const isUntouched = refusal !== null && refusal.status !== 402
  expect(isUntouched ? after.shown : pair.shown).toEqual(pair.shown)
  return pairs.with(step.on, after)
}

async function agree(account: Account, id: string, payment: Payment): Promise<Pair> {
  const shown = await fetchWhole(account, id)
  expect(viewOfSandbox(shown)).toEqual(viewOfModel(payment))
  return { id, payment, shown }
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
