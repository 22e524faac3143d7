import { expect, test } from 'vitest'
import { describeDuration } from './duration.ts'

test.each([
  [0, '0 s'],
  [59.6, '1 min'],
  [3_661, '1 h 1 min'],
  [-90_000, '1 d 1 h'],
])('%d seconds are %s', (seconds, words) => {
  expect(describeDuration(seconds)).toBe(words)
})
