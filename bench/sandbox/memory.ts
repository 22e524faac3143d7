import { load, type Target } from '../load/load.ts'
import { ownMb } from '../processes/usage.ts'

const STEPS = 10
/** Long enough for V8 to have tidied up: what is left is what is held. */
const REST_MS = 2_000

export type Memory = {
  payments: number
  perSecond: number
  /** MB after a tenth of the payments, and after all. Undefined where the system does not tell. */
  early: number | undefined
  late: number | undefined
}

/** Whether a sandbox that has seen many payments holds more memory than one that has seen few. */
export async function watchMemory(
  target: Target,
  { payments, tell }: { payments: number; tell: (progress: string) => void },
): Promise<Memory> {
  const seen: (number | undefined)[] = []
  let seconds = 0
  for (let step = 1; step <= STEPS; step++) {
    tell(`${(payments / STEPS) * step} of ${payments} payments`)
    const round = await load(target, { connections: 16, answers: payments / STEPS })
    seconds += round.seconds
    await new Promise((resolve) => setTimeout(resolve, REST_MS))
    seen.push(ownMb(target.pid))
  }
  return { payments, perSecond: payments / seconds, early: seen[0], late: seen.at(-1) }
}
