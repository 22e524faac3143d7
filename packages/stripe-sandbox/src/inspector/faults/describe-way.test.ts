import { expect, test } from 'vitest'
import { describeWay } from './describe-way.ts'

const ANY = {
  fault: 'drop',
  type: '*',
  delay_ms: 60_000,
  copies: 1,
  count: 3,
  order: 'reverse',
  alone: false,
  endpoint: null,
} as const

test.each([
  [ANY, 'every event'],
  [{ ...ANY, fault: 'delay', type: 'charge.*' }, 'charge.*, 1 min'],
  [{ ...ANY, fault: 'duplicate' }, 'every event'],
  [{ ...ANY, fault: 'duplicate', copies: 2 }, 'every event, 2 copies'],
  [{ ...ANY, fault: 'forge' }, 'every event, before it'],
  [{ ...ANY, fault: 'forge', alone: true }, 'every event, instead of it'],
  [{ ...ANY, fault: 'forge', endpoint: 'we_1' }, 'every event to http://a/hook, before it'],
  [{ ...ANY, endpoint: 'we_gone' }, 'every event to we_gone'],
  [{ ...ANY, fault: 'reorder' }, 'every event, 3 at a time, the last first'],
  [{ ...ANY, fault: 'reorder', order: 'shuffle' as const }, 'every event, 3 at a time, by chance'],
])('%o reads as %j', (way, words) => {
  expect(describeWay(way, new Map([['we_1', 'http://a/hook']]))).toBe(words)
})
