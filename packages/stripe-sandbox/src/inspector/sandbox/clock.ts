import type { UseQueryResult } from '@tanstack/react-query'
import { useAnswer } from '../server/queries.ts'

export type Clock = {
  /** Seconds. */
  now: number
  frozen: boolean
  offset_seconds: number
  signature_time: 'real' | 'account'
  /** When the next thing happens by itself, in seconds; null if nothing is planned. */
  next_due: number | null
}

export function useClock(): UseQueryResult<Clock> {
  return useAnswer<Clock>({ path: 'clock', kinds: ['clock', 'tasks', 'deliveries'] })
}

/** Whether the account has another time than everybody else. */
export function isTurned({ frozen, offset_seconds: offset }: Clock): boolean {
  return frozen || Math.abs(offset) >= 1
}
