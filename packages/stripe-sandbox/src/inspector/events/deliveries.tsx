import type { AttemptDetail, DeliverySummary } from '../../inspection/wire.ts'
import { ask } from '../server/ask.ts'
import type { Form } from '../server/ask.ts'
import { useAct } from '../ui/act.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/detail.tsx'
import { Id } from '../ui/id.tsx'
import { JsonView } from '../ui/json-view.tsx'
import { Outcome } from '../ui/outcome.tsx'
import { Time } from '../ui/time.tsx'
import { attemptName } from '../webhooks/attempt-name.ts'
import { SendAgain } from './send-again.tsx'

const STATES = {
  delivered: { tone: 'good', name: 'Delivered' },
  given_up: { tone: 'bad', name: 'Given up' },
  dropped: { tone: 'bad', name: 'Lost on purpose' },
  pending: { tone: 'busy', name: 'Under way' },
} as const

/** The event once more, to all or to one, and whole or with a fault. */
type Resend = (form: Form, done: string) => void

/** How an event got to each endpoint that wanted it, and the buttons that send it once more. */
export function Deliveries({
  event,
  deliveries,
}: {
  event: string
  deliveries: DeliverySummary[]
}) {
  const act = useAct(async ({ form, done }: { form: Form; done: string }) => {
    const { sends } = await ask<{ sends: number }>(`events/${event}/resend`, {
      method: 'POST',
      form,
    })
    return sends === 0 ? 'No enabled endpoint wants it.' : done
  })
  const resend: Resend = (form, done) => act.run({ form, done })
  return (
    <Section
      title="Deliveries"
      aside={
        <Button isBusy={act.isBusy} onClick={() => resend({}, 'It is on its way again.')}>
          Send to all again
        </Button>
      }
    >
      <Outcome act={act} />
      {deliveries.length === 0 && (
        <p className="hint">Nobody was there who wanted it when it happened.</p>
      )}
      <ul className="claims">
        {deliveries.map((delivery) => (
          <Delivery key={delivery.endpoint} {...{ delivery, resend, isBusy: act.isBusy }} />
        ))}
      </ul>
    </Section>
  )
}

type DeliveryProps = { delivery: DeliverySummary; resend: Resend; isBusy: boolean }

function Delivery({ delivery, resend, isBusy }: DeliveryProps) {
  const { endpoint, url, state, fault, attempts, next_at_ms: nextAtMs } = delivery
  return (
    <li className="delivery">
      <div className="claim">
        <Badge tone={STATES[state].tone}>{STATES[state].name}</Badge>
        <span className="claim-note">{url ?? 'This endpoint is gone'}</span>
        <Id id={endpoint} link={url !== null} />
        {fault !== null && <span className="claim-note">fault: {fault}</span>}
        {nextAtMs !== null && (
          <span className="claim-note">
            next try <Time atMs={nextAtMs} />
          </span>
        )}
      </div>
      {url !== null && <SendAgain {...{ endpoint, isBusy, resend }} />}
      {attempts.map((attempt) => (
        <Attempt key={attempt.id} attempt={attempt} />
      ))}
    </li>
  )
}

/** What was sent and what came back, for whoever wants to know. */
function Attempt({ attempt }: { attempt: AttemptDetail }) {
  const { answer, body, signature } = attempt
  return (
    <details className="attempt">
      <summary>
        <Badge tone={attempt.accepted ? 'good' : 'bad'}>{attempt.status ?? 'none'}</Badge>
        <span>{attemptName(attempt)}</span>
        <span className="moment-time">
          <Time atMs={attempt.at_ms} exact />
        </span>
      </summary>
      <dl>
        <dt>Stripe-Signature</dt>
        <dd>
          <code>{signature}</code>
        </dd>
        <dt>Sent</dt>
        <dd>
          <Sent body={body} />
        </dd>
        {answer !== null && answer !== '' && (
          <>
            <dt>Answered</dt>
            <dd>
              <pre>{answer}</pre>
            </dd>
          </>
        )}
      </dl>
    </details>
  )
}

/** Folds if it is JSON, which a forged body need not be. */
function Sent({ body }: { body: string }) {
  const parsed = parse(body)
  return parsed === undefined ? <pre>{body}</pre> : <JsonView value={parsed} what="the body" />
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
