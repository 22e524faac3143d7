import type { Agenda } from '../schedule/agenda.ts'
import type { Clock } from './clock.ts'

/**
 * Turns the clock, and on the way there does everything that becomes due, in order of its time and
 * with the clock standing at it. Gives the number of acts that were done or begun.
 */
export function turnClock(
  { clock, agenda }: { clock: Clock; agenda: Agenda },
  { toMs, freeze }: { toMs: number; freeze: boolean },
): number {
  const acts = agenda.runUntil(toMs)
  clock.turnTo(toMs, { freeze })
  agenda.wake()
  return acts
}
