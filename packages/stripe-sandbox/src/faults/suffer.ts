import type { Answer } from '../call.ts'
import type { ApiFaults } from './api-faults.ts'
import type { ApiFault, ApiFaultRule } from './api-fault.ts'
import { ConnectionClosed, OUTAGE, lockTimeout, outage, rateLimited } from './errors.ts'

export const SHOULD_RETRY = 'Stripe-Should-Retry'

/** What a fault adds to the headers of an answer. */
export const FAULT_HEADERS: Partial<Record<ApiFault, readonly [name: string, value: string]>> = {
  rate_limit: ['Stripe-Rate-Limited-Reason', 'global-rate'],
  // By this header alone stripe-node knows that a 429 may be repeated.
  lock_timeout: [SHOULD_RETRY, 'true'],
}

/** Faults that come before the request is looked at. */
export async function sufferBefore(
  faults: ApiFaults,
  { fault, delay_ms: delayMs }: ApiFaultRule,
): Promise<void> {
  if (fault !== 'rate_limit' && fault !== 'lock_timeout' && fault !== 'close_before') return
  await faults.pause(delayMs)
  if (fault === 'rate_limit') throw rateLimited()
  if (fault === 'lock_timeout') throw lockTimeout()
  throw new ConnectionClosed()
}

/** Faults that keep an idempotency key in use for a while. */
export function sufferDuring(
  faults: ApiFaults,
  { fault, delay_ms: delayMs }: ApiFaultRule,
): (() => Promise<void>) | undefined {
  return fault === 'slow_before' ? () => faults.pause(delayMs) : undefined
}

/** Faults of the execution itself. */
export function sufferWithin(rule: ApiFaultRule | undefined, run: () => Answer): () => Answer {
  switch (rule?.fault) {
    case 'error_before':
      return () => {
        throw outage()
      }
    case 'error_after':
      return () => {
        run()
        return { status: 500, body: { error: OUTAGE } }
      }
    default:
      return run
  }
}

/** Faults that come once everything is done and kept. */
export async function sufferAfter(
  faults: ApiFaults,
  { fault, delay_ms: delayMs }: ApiFaultRule,
): Promise<void> {
  if (fault !== 'slow_before') await faults.pause(delayMs)
  if (fault === 'close_after') throw new ConnectionClosed()
}
