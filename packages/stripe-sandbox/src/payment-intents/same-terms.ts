import type { ClientContext } from '../client-context.ts'
import type { PaymentIntent } from '../state/rows.ts'
import { elementsMismatch } from './errors.ts'

/** Elements know no `automatic_async`: to them it is the same. */
function asElementsSee(captureMethod: string): string {
  return captureMethod === 'manual' ? 'manual' : 'automatic'
}

/** Refuses an Elements group that showed the customer other terms than the intent's. */
export function assertSameTerms(context: ClientContext, intent: PaymentIntent): void {
  const terms: [name: string, provided: string | undefined, expected: string][] = [
    ['mode', context.mode, 'payment'],
    ['amount', context.amount?.toString(), String(intent.amount)],
    ['currency', context.currency?.toLowerCase(), intent.currency],
    [
      'capture_method',
      asElementsSee(context.capture_method ?? 'automatic'),
      asElementsSee(intent.capture_method),
    ],
    [
      'setup_future_usage',
      context.setup_future_usage ?? 'null',
      intent.setup_future_usage ?? 'null',
    ],
  ]
  for (const [name, provided, expected] of terms) {
    if (provided !== undefined && provided !== expected) {
      throw elementsMismatch(name, provided, expected)
    }
  }
}
