import { useState } from 'react'
import type { PaymentDetail } from '../../inspection/wire.ts'
import { ask } from '../server/ask.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Outcome } from '../ui/outcome.tsx'
import { unreturned } from './unreturned.ts'
import { ChallengeActs } from './challenge-acts.tsx'
import { CaptureDialog, DisputeDialog, RefundDialog } from './payment-dialogs.tsx'

type Opened = 'capture' | 'dispute' | 'refund' | null

/** What may be done to a payment in its status. */
export function PaymentActs({ payment }: { payment: PaymentDetail }) {
  const { summary, challenge, charges, refunds } = payment
  const { id, status } = summary
  const [opened, setOpened] = useState<Opened>(null)
  const [done, setDone] = useState<string | null>(null)
  const act = useAct((work: () => Promise<string>) => {
    setDone(null)
    return work()
  })
  const dialog = { payment, onDone: setDone, onClose: () => setOpened(null) }
  const run = (path: string, form: Record<string, string>, words: string) => () =>
    act.run(async () => {
      await ask(path, { method: 'POST', form })
      return words
    })
  const isRefundable =
    status === 'succeeded' &&
    refunds.reduce(unreturned, summary.amount_received) > 0 &&
    charges.length > 0

  return (
    <div className="acts">
      {status === 'requires_capture' && (
        <Button kind="main" onClick={() => setOpened('capture')}>
          Capture…
        </Button>
      )}
      <ChallengeActs challenge={challenge} />
      {status === 'processing' && (
        <>
          <Button
            kind="main"
            isBusy={act.isBusy}
            onClick={run(`payment_intents/${id}/settle`, { outcome: 'succeed' }, 'The bank paid.')}
          >
            Settle now
          </Button>
          <Button
            isBusy={act.isBusy}
            onClick={run(`payment_intents/${id}/settle`, { outcome: 'fail' }, 'The bank refused.')}
          >
            Let it fail
          </Button>
        </>
      )}
      {isRefundable && <Button onClick={() => setOpened('refund')}>Refund…</Button>}
      {isRefundable && !summary.disputed && (
        <Button onClick={() => setOpened('dispute')}>Open a dispute…</Button>
      )}
      {CANCELABLE.has(status) && (
        <Button
          kind="danger"
          isBusy={act.isBusy}
          onClick={run(`api/v1/payment_intents/${id}/cancel`, {}, 'Canceled.')}
        >
          Cancel
        </Button>
      )}
      <Outcome act={{ ...act, done: done ?? act.done }} />
      {opened === 'capture' && <CaptureDialog {...dialog} />}
      {opened === 'refund' && <RefundDialog {...dialog} />}
      {opened === 'dispute' && <DisputeDialog {...dialog} />}
    </div>
  )
}

const CANCELABLE: ReadonlySet<string> = new Set([
  'requires_action',
  'requires_capture',
  'requires_confirmation',
  'requires_payment_method',
])
