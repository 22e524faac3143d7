const UNITS: [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
]

const WORDS = new Intl.RelativeTimeFormat(undefined, { style: 'narrow', numeric: 'always' })
const JUST_NOW_MS = 5_000

/** "3 min. ago", "in 2 days"; a turned clock makes the future as likely as the past. */
export function relativeTime(atMs: number, nowMs: number): string {
  const distance = atMs - nowMs
  if (Math.abs(distance) < JUST_NOW_MS) return 'just now'
  const [unit, size] = UNITS.find(([, ms]) => Math.abs(distance) >= ms) ?? ['second', 1_000]
  return WORDS.format(Math.trunc(distance / size), unit)
}
