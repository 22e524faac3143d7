import { formatMoney } from '@paydesk/pricing'
import { Button } from '../ui/button.tsx'
import type { Quote } from '../trpc.ts'
import type { PayPhase } from './use-payment.ts'
import type { Wait } from './use-long-wait.ts'

type PayButtonProps = {
  phase: PayPhase
  wait: Wait
  /** What is shown, and what will be asked for; null while there is no valid total. */
  quote: Quote | null
  isCalculating: boolean
  /** The money is only set aside for now. */
  isCapturedLater: boolean
}

function label({ phase, wait, quote, isCalculating, isCapturedLater }: PayButtonProps): string {
  if (phase === 'checking') return 'Checking…'
  if (phase === 'confirming') return wait === 'short' ? 'Confirming…' : 'Waiting for your bank…'
  // A total that lacks shipping or tax is not what will be paid.
  if (quote && quote.pending.length > 0) return 'Pay'
  if (quote && isCapturedLater) {
    return `Order for ${formatMoney(quote.totalMinor, quote.currency)}`
  }
  if (quote) return `Pay ${formatMoney(quote.totalMinor, quote.currency)}`
  return isCalculating ? 'Calculating the total…' : 'Pay'
}

/** Never disabled for an incomplete form: pressing it shows what is missing (ux.md B2). */
export function PayButton(props: PayButtonProps) {
  return (
    <Button
      type="submit"
      busy={props.phase !== 'idle' || props.isCalculating}
      className="min-h-14 w-full text-lg tabular-nums"
    >
      {label(props)}
    </Button>
  )
}
