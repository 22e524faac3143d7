/** Faults that `pnpm storm bugs` puts into the shop, to see that the storm finds each. */
export type DeliberateBug =
  | 'key_per_try'
  | 'effect_twice'
  | 'ack_before_store'
  | 'expire_here_only'
  | 'timeout_is_failure'
  | 'amount_from_client'
  | 'no_reconciliation'
  | 'no_watchdog'
  | 'done_before_effect'
  | 'secret_in_log'

const bugs = new Set(
  process.env['NODE_ENV'] === 'test' ? process.env['PAYDESK_TEST_BUG']?.split(',') : [],
)

/** False in every shop but one that a test has opened with this bug. */
export function hasBug(bug: DeliberateBug): boolean {
  return bugs.has(bug)
}
