import { describeDuration } from '../sandbox/duration.ts'

/** What a fault of webhooks does to which events. */
export type Way = {
  fault: string
  type: string
  delay_ms: number
  copies: number
  count: number
  order: 'reverse' | 'shuffle'
  alone: boolean
  endpoint: string | null
}

const DETAILS: Record<string, (way: Way) => string | null> = {
  delay: ({ delay_ms: delay }) => describeDuration(delay / 1000),
  duplicate: ({ copies }) => (copies === 1 ? null : `${copies} copies`),
  forge: ({ alone }) => (alone ? 'instead of it' : 'before it'),
  reorder: ({ count, order }) =>
    `${count} at a time, ${order === 'reverse' ? 'the last first' : 'by chance'}`,
}

/** Which events it is for, and how much it does, in a line; addresses are those of endpoints by id. */
export function describeWay(way: Way, addresses: ReadonlyMap<string, string>): string {
  const { endpoint } = way
  const events = way.type === '*' ? 'every event' : way.type
  const to = endpoint === null ? '' : ` to ${addresses.get(endpoint) ?? endpoint}`
  const detail = DETAILS[way.fault]?.(way) ?? null
  return detail === null ? events + to : `${events}${to}, ${detail}`
}
