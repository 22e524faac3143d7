import { Badge } from '../ui/badge.tsx'
import type { Tone } from '../ui/badge.tsx'

type Shown = { tone: Tone; name: string }

const STATUSES: Record<string, Shown> = {
  canceled: { tone: 'idle', name: 'Canceled' },
  processing: { tone: 'busy', name: 'Processing' },
  requires_action: { tone: 'wait', name: 'Needs action' },
  requires_capture: { tone: 'busy', name: 'Uncaptured' },
  requires_confirmation: { tone: 'idle', name: 'Unconfirmed' },
  requires_payment_method: { tone: 'idle', name: 'Incomplete' },
  succeeded: { tone: 'good', name: 'Succeeded' },
}

type Props = {
  status: string
  failure?: string | null
  amount?: number
  refunded?: number
  disputed?: boolean
}

/** Stripe's status in a word; what it is exactly is told by its title. */
export function PaymentStatus(payment: Props) {
  const { tone, name } = shownOf(payment)
  return (
    <span title={payment.status}>
      <Badge tone={tone}>{name}</Badge>
    </span>
  )
}

function shownOf({ status, failure, amount = 0, refunded = 0, disputed }: Props): Shown {
  if (disputed === true) return { tone: 'bad', name: 'Disputed' }
  if (failure !== null && failure !== undefined) return { tone: 'bad', name: 'Failed' }
  if (status === 'succeeded' && refunded > 0) {
    return { tone: 'idle', name: refunded < amount ? 'Part refunded' : 'Refunded' }
  }
  return STATUSES[status] ?? { tone: 'idle', name: status }
}
