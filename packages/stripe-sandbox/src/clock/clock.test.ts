import { describe, expect, test } from 'vitest'
import { dataFolder, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'
import { realEnvironment } from '../environment.ts'
import type { Environment } from '../environment.ts'

const OPEN = { amount: 1299, currency: 'usd' }
const START = Date.UTC(2026, 10, 1) / 1000
const DAY = 86_400

/** Stands still unless a test moves it. */
function standingTime(): Environment & { seconds: number } {
  const time = { ...realEnvironment, seconds: START, now: () => time.seconds * 1000 }
  return time
}

async function turn({ control }: RunningSandbox, form: string): Promise<Record<string, unknown>> {
  const { status, body } = await control('clock', form)
  return { status, ...Object(body) }
}

async function createdNow({ stripe }: RunningSandbox): Promise<number> {
  return (await stripe.paymentIntents.create(OPEN)).created
}

describe('the clock', () => {
  test.each([
    ['advance=90', 90],
    ['advance=3d', 3 * DAY],
    ['advance=1d12h', 1.5 * DAY],
    ['advance=5m30s', 330],
    [`set=${START + 1000}`, 1000],
    ['set=2026-11-02', DAY],
    ['set=2026-11-02T01:00:00%2B01:00', DAY],
  ])('turned with %s is what objects and events are made by', async (form, later) => {
    const sandbox = await startSandbox({ environment: standingTime() })
    expect(await turn(sandbox, form)).toMatchObject({ status: 200, now: START + later })
    expect(await createdNow(sandbox)).toBe(START + later)
    expect((await sandbox.stripe.events.list()).data[0]?.created).toBe(START + later)
    expect(await sandbox.control('clock')).toMatchObject({
      body: { now: START + later, frozen: false, offset_seconds: later, next_due: null },
    })
  })

  test('runs on from where it was turned to, and not while it is frozen', async () => {
    const environment = standingTime()
    const sandbox = await startSandbox({ environment })
    await turn(sandbox, 'advance=1h')
    environment.seconds += 10
    expect(await createdNow(sandbox)).toBe(START + 3610)
    expect(await turn(sandbox, 'freeze=true')).toMatchObject({ now: START + 3610, frozen: true })
    environment.seconds += 10
    expect(await createdNow(sandbox)).toBe(START + 3610)
    await turn(sandbox, 'advance=5')
    environment.seconds += 10
    expect(await createdNow(sandbox)).toBe(START + 3615)
    await turn(sandbox, 'freeze=false')
    environment.seconds += 10
    expect(await createdNow(sandbox)).toBe(START + 3625)
    expect(await turn(sandbox, 'reset=true')).toMatchObject({ now: START + 40, frozen: false })
    expect(await createdNow(sandbox)).toBe(START + 40)
  })

  test('shows the same after a restart', async () => {
    const data = dataFolder()
    const environment = standingTime()
    const before = await startSandbox({ data, environment })
    await turn(before, 'advance=3d&freeze=true')
    await before.close()
    environment.seconds += 500
    const after = await startSandbox({ data, environment })
    expect(await createdNow(after)).toBe(START + 3 * DAY)
  })

  test('forgets an idempotency key a day later', async () => {
    const sandbox = await startSandbox()
    const idempotencyKey = 'order-1'
    const { id } = await sandbox.stripe.paymentIntents.create(OPEN, { idempotencyKey })
    await turn(sandbox, 'advance=23h')
    const again = await sandbox.stripe.paymentIntents.create(OPEN, { idempotencyKey })
    expect(again.id).toBe(id)
    await turn(sandbox, 'advance=2h')
    const anew = await sandbox.stripe.paymentIntents.create(OPEN, { idempotencyKey })
    expect(anew.id).not.toBe(id)
  })

  test.each([
    ['set=2026-10-31', 409, 'only reset=true turns it back'],
    ['advance=-5', 400, 'advance must be a number of seconds, or a duration'],
    ['advance=3x', 400, 'such as 3d, 1d12h or 90m'],
    ['advance=999999999999', 400, 'advance must be'],
    ['set=tomorrow', 400, 'set must be seconds since 1970, or a date'],
    ['advance=5&set=2027-01-01', 400, 'Give one of advance, set and reset'],
    ['advance=5&reset=true', 400, 'Give one of advance, set and reset'],
    ['freeze=yes', 400, 'freeze: Invalid boolean: yes'],
    ['signature_time=none', 400, 'must be one of real, or account'],
    ['speed=2', 400, 'Known: advance, freeze, reset, set, signature_time'],
  ])('refuses %s and stays as it was', async (form, status, message) => {
    const sandbox = await startSandbox({ environment: standingTime() })
    expect(await turn(sandbox, form)).toMatchObject({
      status,
      error: { message: expect.stringContaining(message) },
    })
    expect(await sandbox.control('clock')).toMatchObject({
      body: { now: START, frozen: false, offset_seconds: 0, signature_time: 'real' },
    })
  })
})
