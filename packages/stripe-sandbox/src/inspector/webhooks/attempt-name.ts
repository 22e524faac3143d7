import type { AttemptSummary } from '../../inspection/wire.ts'

const KINDS: Record<string, string> = {
  duplicate: 'A copy, ',
  forged: 'A forged one, ',
  replayed: 'An old one, ',
  stale: 'Signed long ago, ',
}

/** What an attempt was and how it ended, in a line. */
export function attemptName({
  kind,
  status,
  error,
  duration_ms: durationMs,
}: Pick<AttemptSummary, 'duration_ms' | 'error' | 'kind' | 'status'>): string {
  const answered = status === null ? 'not answered' : 'answered'
  const what = `${KINDS[kind] ?? ''}${answered} after ${durationMs} ms`
  const whole = error === null ? what : `${what}: ${error}`
  return whole.charAt(0).toUpperCase() + whole.slice(1)
}
