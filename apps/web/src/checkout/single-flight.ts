import type { PayResult } from './pay-result.ts'

const inFlight = new Map<string, Promise<PayResult>>()

/**
 * Runs one attempt per checkout at a time: a second press, from whatever component, joins the first
 * and gets its result (ux.md B4). Across tabs and machines the server does the same by checkout id.
 */
export function payOnce(checkoutId: string, attempt: () => Promise<PayResult>): Promise<PayResult> {
  const running = inFlight.get(checkoutId)
  if (running) return running
  const started = attempt().finally(() => inFlight.delete(checkoutId))
  inFlight.set(checkoutId, started)
  return started
}
