import type { DisputeSummary, PaymentDetail, RefundSummary } from '../../inspection/wire.ts'
import { ask } from '../server/ask.ts'
import { useAct } from '../ui/act.ts'
import { Badge } from '../ui/badge.tsx'
import type { Tone } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/detail.tsx'
import { Id } from '../ui/id.tsx'
import { formatMoney } from '../ui/format-money.ts'
import { Outcome } from '../ui/outcome.tsx'
import { Time } from '../ui/time.tsx'

const TONES: Record<string, Tone> = {
  canceled: 'idle',
  failed: 'bad',
  lost: 'bad',
  needs_response: 'wait',
  pending: 'busy',
  requires_action: 'wait',
  succeeded: 'good',
  under_review: 'busy',
  warning_needs_response: 'wait',
  won: 'good',
}

/** Refunds and disputes, each with what the bank may do next. */
export function AfterTheSale({ payment }: { payment: PaymentDetail }) {
  const { refunds, disputes } = payment
  return (
    <>
      {refunds.length > 0 && (
        <Section title="Refunds">
          <ul className="claims">
            {refunds.map((refund) => (
              <Refund key={refund.id} refund={refund} />
            ))}
          </ul>
        </Section>
      )}
      {disputes.length > 0 && (
        <Section title="Disputes">
          <ul className="claims">
            {disputes.map((dispute) => (
              <Dispute key={dispute.id} dispute={dispute} />
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

type ClaimAct = { path: string; outcome: string; name: string; done: string }

function Refund({ refund }: { refund: RefundSummary }) {
  const { id, status } = refund
  const path = `refunds/${id}/settle`
  const fail = { path, outcome: 'fail', name: 'Let it fail', done: 'The refund failed.' }
  const acts =
    status === 'pending'
      ? [{ path, outcome: 'succeed', name: 'Settle now', done: 'The refund arrived.' }, fail]
      : status === 'succeeded'
        ? [{ ...fail, name: 'Send it back' }]
        : []
  return <Claim claim={{ ...refund, status: status ?? 'unknown' }} acts={acts} />
}

function Dispute({ dispute }: { dispute: DisputeSummary }) {
  const { id, status } = dispute
  const path = `disputes/${id}/close`
  const win = { path, outcome: 'won', name: 'Close as won', done: 'The dispute is won.' }
  const acts = status.startsWith('warning_')
    ? [{ ...win, name: 'Close the inquiry', done: 'The bank asks no more.' }]
    : [win, { path, outcome: 'lost', name: 'Close as lost', done: 'The dispute is lost.' }]
  return <Claim claim={dispute} acts={CLOSED.has(status) ? [] : acts} />
}

const CLOSED: ReadonlySet<string> = new Set(['lost', 'warning_closed', 'won'])

type ClaimProps = {
  claim: { id: string; amount: number; currency: string; created: number } & {
    status: string
    reason: string | null
    failure_reason?: string
  }
  acts: ClaimAct[]
}

function Claim({ claim, acts }: ClaimProps) {
  const act = useAct(async ({ path, outcome, done }: ClaimAct) => {
    await ask(path, { method: 'POST', form: { outcome } })
    return done
  })
  const why = claim.failure_reason ?? claim.reason
  return (
    <li className="claim">
      <span className="claim-amount">{formatMoney(claim.amount, claim.currency)}</span>
      <Badge tone={TONES[claim.status] ?? 'idle'}>{claim.status.replaceAll('_', ' ')}</Badge>
      <span className="claim-note">{why?.replaceAll('_', ' ')}</span>
      <span className="claim-note">
        <Time atMs={claim.created * 1000} />
      </span>
      <Id id={claim.id} />
      {acts.map((possible) => (
        <Button key={possible.outcome} isBusy={act.isBusy} onClick={() => act.run(possible)}>
          {possible.name}
        </Button>
      ))}
      <Outcome act={act} />
    </li>
  )
}
