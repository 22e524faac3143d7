const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long to wait before an event is sent again, attempt by attempt; then it is given up. */
export const RETRIES = {
  /** Stripe's hours, scaled to a developer's patience. */
  fast: [SECOND, 5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR],
  /** As in live mode, for up to three days; Stripe does not publish the intervals. */
  stripe: [
    MINUTE,
    5 * MINUTE,
    30 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    12 * HOUR,
    12 * HOUR,
    12 * HOUR,
    12 * HOUR,
  ],
} as const satisfies Record<string, readonly number[]>
