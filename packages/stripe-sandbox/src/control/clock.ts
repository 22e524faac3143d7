import { duration, instant } from './time-parameters.ts'
import { passTime } from '../clock/pass-time.ts'
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
  wait: flag(),
}

export const clockEndpoints = [
  endpoint('GET', 'clock', { fields: {}, run: (deps) => json(clockView(deps)) }),
  endpoint('POST', 'clock', {
    fields: turnFields,
    run: async (deps, input) => {
      const { clock } = deps
      assertTogether(input)
      if (clock.isStanding()) throw new ControlProblem(409, 'The clock is being turned already.')
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
      const started = await turn(deps, input, toMs)
      return json({ ...clockView(deps), started })
    },
  }),
]

type TurnInput = Parsed<typeof turnFields>

async function turn(
  { agenda, clock, deliveries: { settled } }: ControlDeps,
  input: TurnInput,
  toMs: number,
): Promise<number> {
  const isTurned = (input.advance ?? input.set) !== undefined
  const untilMs = isTurned ? toMs : clock.now()
  try {
    const acts = await passTime(
      { clock, agenda, settled },
      { toMs: untilMs, wait: input.wait ?? false },
    )
    if (agenda.isClosed()) throw new ControlProblem(409, 'The account was reset meanwhile.')
    clock.standAt(null)
    if (isTurned || input.freeze !== undefined) {
      const freeze = input.freeze ?? clock.settings().frozenAtMs !== null
      clock.turnTo(untilMs, { freeze })
    }
    return acts
  } finally {
    clock.standAt(null)
    agenda.wake()
  }
}

function assertTogether(input: TurnInput): void {
  const turns = (['advance', 'set', 'reset'] as const).filter(
    (name) => input[name] !== undefined && input[name] !== false,
  )
  if (turns.length > 1) {
    throw new ControlProblem(400, `Give one of advance, set and reset, not ${turns.join(' and ')}.`)
  }
}

function target({ agenda, clock }: ControlDeps, { advance: by, set }: TurnInput): number {
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
