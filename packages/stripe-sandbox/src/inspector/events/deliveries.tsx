import type { AttemptDetail, DeliverySummary } from '../../inspection/wire.ts'
import { ask } from '../server/ask.ts'
import { useAct } from '../ui/act.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/detail.tsx'
import { Outcome } from '../ui/outcome.tsx'
import { Time } from '../ui/time.tsx'

const STATES = {
  delivered: { tone: 'good', name: 'Delivered' },
  given_up: { tone: 'bad', name: 'Given up' },
  dropped: { tone: 'bad', name: 'Lost on purpose' },
  pending: { tone: 'busy', name: 'Under way' },
} as const

/** How an event got to each endpoint, and the button that sends it once more. */
export function Deliveries({
  event,
  deliveries,
}: {
  event: string
  deliveries: DeliverySummary[]
}) {
  const resend = useAct(async () => {
    await ask(`events/${event}/resend`, { method: 'POST' })
    return 'It is on its way again.'
  })
  if (deliveries.length === 0) {
    return (
      <Section title="Deliveries">
        <p className="hint">
          Nobody listens: no webhook endpoint was there for it. <code>--webhook URL</code> names
          one.
        </p>
      </Section>
    )
  }
  return (
    <Section
      title="Deliveries"
      aside={
        <Button isBusy={resend.isBusy} onClick={() => resend.run(undefined)}>
          Send again
        </Button>
      }
    >
      <Outcome act={resend} />
      <ul className="claims">
        {deliveries.map((delivery) => (
          <Delivery key={delivery.endpoint} delivery={delivery} />
        ))}
      </ul>
    </Section>
  )
}

function Delivery({ delivery }: { delivery: DeliverySummary }) {
  const { endpoint, url, state, fault, attempts, next_at_ms: nextAtMs } = delivery
  return (
    <li className="claim">
      <Badge tone={STATES[state].tone}>{STATES[state].name}</Badge>
      <code title={endpoint}>{url ?? endpoint}</code>
      {fault !== null && <span className="claim-note">fault: {fault}</span>}
      {nextAtMs !== null && (
        <span className="claim-note">
          next try <Time atMs={nextAtMs} />
        </span>
      )}
      {attempts.map((attempt) => (
        <AttemptRow
          key={`${attempt.at_ms} ${attempt.kind} ${attempt.signature}`}
          attempt={attempt}
        />
      ))}
    </li>
  )
}

/** What was sent and what came back, for whoever wants to know. */
function AttemptRow({ attempt }: { attempt: AttemptDetail }) {
  const { status, error, kind } = attempt
  return (
    <details className="attempt">
      <summary>
        <Time atMs={attempt.at_ms} /> {kind !== 'attempt' && <b>{kind} </b>}
        {status ?? 'no answer'} after {attempt.duration_ms} ms{error !== null && `: ${error}`}
      </summary>
      <dl>
        <dt>Stripe-Signature</dt>
        <dd>
          <code>{attempt.signature}</code>
        </dd>
        <dt>Sent</dt>
        <dd>
          <pre>{attempt.body}</pre>
        </dd>
        {attempt.answer !== null && attempt.answer !== '' && (
          <>
            <dt>Answered</dt>
            <dd>
              <pre>{attempt.answer}</pre>
            </dd>
          </>
        )}
      </dl>
    </details>
  )
}
