import { expect, test } from 'vitest'
import { describeDose } from './describe-dose.ts'

const NEW = { skip: 0, times: 1, probability: null, seen: 0, applied: 0 }

test.each([
  [NEW, 'once to come, happened never so far'],
  [{ ...NEW, seen: 1, applied: 1 }, 'spent: happened once'],
  [{ ...NEW, times: 3, seen: 1, applied: 1 }, '2 times to come, happened once so far'],
  [{ ...NEW, times: null, probability: 0.2, seen: 9 }, '20 of 100, happened never so far'],
  [{ ...NEW, skip: 2, seen: 1 }, 'after 1 more, once to come, happened never so far'],
])('%o reads as %j', (dose, words) => {
  expect(describeDose(dose)).toBe(words)
})
