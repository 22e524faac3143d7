import { expect, test } from 'vitest'
import { startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

const PARAMS = { amount: 1299, currency: 'usd' }

/** Of the latest request, as the log shows it. */
async function latestHeaders(sandbox: RunningSandbox): Promise<Record<string, string> | null> {
  const [{ id }] = Object((await sandbox.control('requests?limit=1')).body).data
  return Object((await sandbox.control(`requests/${id}`)).body).headers
}

test('the log tells the headers of an answer, and whether it was given again', async () => {
  const sandbox = await startSandbox()
  const options = { idempotencyKey: 'order-1' }
  const { lastResponse: first } = await sandbox.stripe.paymentIntents.create(PARAMS, options)
  expect(await latestHeaders(sandbox)).toMatchObject({
    'Idempotency-Key': 'order-1',
    'Request-Id': first.requestId,
    'Stripe-Should-Retry': 'false',
  })
  expect(await latestHeaders(sandbox)).not.toHaveProperty('Idempotent-Replayed')
  const { lastResponse: second } = await sandbox.stripe.paymentIntents.create(PARAMS, options)
  expect(await latestHeaders(sandbox)).toMatchObject({
    'Idempotent-Replayed': 'true',
    'Original-Request': first.requestId,
    'Request-Id': second.requestId,
  })
})

test('the log tells what a fault adds to the headers, and that a cut connection has none', async () => {
  const sandbox = await startSandbox()
  const create = (): Promise<unknown> =>
    sandbox.stripe.paymentIntents.create(PARAMS, { maxNetworkRetries: 0 }).catch(() => undefined)
  await sandbox.control('faults', 'fault=lock_timeout')
  await create()
  expect(await latestHeaders(sandbox)).toMatchObject({ 'Stripe-Should-Retry': 'true' })
  await sandbox.control('faults', 'fault=close_before&times=5')
  await create()
  expect(await latestHeaders(sandbox)).toBeNull()
})
