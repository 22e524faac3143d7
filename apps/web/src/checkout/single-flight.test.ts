import { expect, it } from 'vitest'
import type { PayResult } from './pay-result.ts'
import { payOnce } from './single-flight.ts'

const INCOMPLETE: PayResult = { outcome: 'incomplete' }

it('two presses at once make one attempt and share its result', async () => {
  let attempts = 0
  const attempt = async (): Promise<PayResult> => {
    attempts += 1
    return INCOMPLETE
  }
  const results = await Promise.all([payOnce('a', attempt), payOnce('a', attempt)])
  expect([attempts, results]).toEqual([1, [INCOMPLETE, INCOMPLETE]])
})

it('the next press, after the first ended, is a new attempt', async () => {
  let attempts = 0
  const attempt = async (): Promise<PayResult> => {
    attempts += 1
    return INCOMPLETE
  }
  await payOnce('b', attempt)
  await payOnce('b', attempt)
  expect(attempts).toBe(2)
})

it('an attempt that throws does not block the next', async () => {
  const failing = payOnce('c', () => Promise.reject(new Error('no form')))
  await expect(failing).rejects.toThrow('no form')
  await expect(payOnce('c', () => Promise.resolve(INCOMPLETE))).resolves.toEqual(INCOMPLETE)
})
