import type { DeliverySummary } from '../../inspection/wire.ts'
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
        {deliveries.map(({ endpoint, state, attempts, next_at_ms: nextAtMs }) => (
          <li key={endpoint} className="claim">
            <Badge tone={STATES[state].tone}>{STATES[state].name}</Badge>
            <code>{endpoint}</code>
            {attempts !== null && attempts > 0 && (
              <span className="claim-note">{attempts} failed</span>
            )}
            {nextAtMs !== null && (
              <span className="claim-note">
                next try <Time atMs={nextAtMs} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
