import { duration, instant } from './time-parameters.ts'
import { turnClock } from '../clock/turn-clock.ts'
import { flag, oneOf } from '../parameters.ts'
import type { Parse, Parsed } from '../parameters.ts'
import { endpoint, json } from './endpoint.ts'
import type { ControlDeps } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

/** As far as the next thing that is due, or a length of time. */
const advance: Parse<number | 'next'> = (value, name) =>
  value === 'next' ? 'next' : duration(value, name)

const turnFields = {
  advance,
  freeze: flag(),
  reset: flag(),
  set: instant,
  signature_time: oneOf('real', 'account'),
}

export const clockEndpoints = [
  endpoint('GET', 'clock', { fields: {}, run: (deps) => json(clockView(deps)) }),
  endpoint('POST', 'clock', {
    fields: turnFields,
    run: (deps, input) => {
      const { clock } = deps
      assertTogether(input)
      const nowMs = clock.now()
      const toMs = target(deps, input)
      if (toMs < nowMs) {
        throw new ControlProblem(
          409,
          `The clock shows ${new Date(nowMs).toISOString()}: only reset=true turns it back.`,
        )
      }
      if (input.reset === true) clock.reset()
      if (input.signature_time !== undefined) clock.signWith(input.signature_time)
      const isTurned = input.reset !== true && (input.advance ?? input.set) !== undefined
      const freeze = input.freeze ?? clock.settings().frozenAtMs !== null
      const started =
        isTurned || input.freeze !== undefined
          ? turnClock(deps, { toMs: isTurned ? toMs : clock.now(), freeze })
          : 0
      return json({ ...clockView(deps), started })
    },
  }),
]

function assertTogether(input: Parsed<typeof turnFields>): void {
  const turns = (['advance', 'set', 'reset'] as const).filter(
    (name) => input[name] !== undefined && input[name] !== false,
  )
  if (turns.length > 1) {
    throw new ControlProblem(400, `Give one of advance, set and reset, not ${turns.join(' and ')}.`)
  }
}

function target(
  { agenda, clock }: ControlDeps,
  { advance: by, set }: Parsed<typeof turnFields>,
): number {
  if (set !== undefined) return set
  if (by !== 'next') return clock.now() + (by ?? 0)
  return Math.max(agenda.nextAtMs() ?? 0, clock.now())
}

function clockView({ agenda, clock }: ControlDeps): object {
  const { frozenAtMs, offsetMs, signatureTime } = clock.settings()
  const nowMs = clock.now()
  const nextMs = agenda.nextAtMs()
  return {
    now: Math.floor(nowMs / 1000),
    now_iso: new Date(nowMs).toISOString(),
    frozen: frozenAtMs !== null,
    offset_seconds: Math.round(offsetMs / 1000),
    signature_time: signatureTime,
    next_due: nextMs === undefined ? null : Math.ceil(nextMs / 1000),
  }
}
