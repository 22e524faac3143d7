import type { Agenda } from '../schedule/agenda.ts'
import type { Clock } from './clock.ts'

type Parts = {
  clock: Clock
  agenda: Agenda
  /** Resolves once no delivery is under way any more. */
  settled: () => Promise<void>
}

type Turn = {
  /** Milliseconds since 1970, not before the clock's own time. */
  toMs: number
  /** Whether each delivery has to end before time goes on: then it is repeated in time, too. */
  wait: boolean
}

/**
 * Does everything that becomes due until then, in order of its time and with the clock standing at
 * it. Gives the number of acts that were done or begun. The clock is left standing there, for the
 * caller to say how it goes on; unless the account was closed meanwhile.
 */
export async function passTime(
  { clock, agenda, settled }: Parts,
  { toMs, wait }: Turn,
): Promise<number> {
  let acts = 0
  clock.standAt(clock.now())
  if (wait) await settled()
  for (let nextMs = agenda.nextAtMs(); nextMs !== undefined; nextMs = agenda.nextAtMs()) {
    if (nextMs > toMs || agenda.isClosed()) break
    // What is made due for a time that has passed happens now.
    clock.standAt(Math.max(nextMs, clock.now()))
    acts += agenda.runNow()
    if (wait) await settled()
  }
  return acts
}
