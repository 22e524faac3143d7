import type { Parse } from '../parameters.ts'
import { ControlProblem } from './problem.ts'

const UNITS_MS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 } as const
const DURATION = /^(?:(?<d>\d+)d)?(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?$/u
/** The last second of the year 9999. */
const LAST_SECOND = 253_402_300_799

/** Seconds, or days to seconds such as `3d`, `1d12h`, `90m`; read as milliseconds. */
export const duration: Parse<number> = (value, name) => {
  const ms = typeof value === 'string' ? durationMs(value) : undefined
  if (ms === undefined || ms > LAST_SECOND * 1000) {
    throw new ControlProblem(
      400,
      `${name} must be a number of seconds, or a duration such as 3d, 1d12h or 90m.`,
    )
  }
  return ms
}

function durationMs(text: string): number | undefined {
  if (/^\d+(?:\.\d{1,3})?$/u.test(text)) return Math.round(Number(text) * 1000)
  const units = DURATION.exec(text)?.groups
  if (text === '' || units === undefined) return undefined
  return Object.entries(UNITS_MS).reduce(
    (sum, [unit, ms]) => sum + Number(units[unit] ?? 0) * ms,
    0,
  )
}

/** Seconds since 1970, or a date as in ISO 8601; read as milliseconds. */
export const instant: Parse<number> = (value, name) => {
  const ms = typeof value === 'string' ? instantMs(value) : Number.NaN
  if (Number.isNaN(ms) || ms > LAST_SECOND * 1000) {
    throw new ControlProblem(
      400,
      `${name} must be seconds since 1970, or a date such as 2026-12-31T23:59:00Z.`,
    )
  }
  return ms
}

function instantMs(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text) * 1000
  return /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/u.test(text)
    ? Date.parse(text)
    : Number.NaN
}
