import { ask } from '../server/ask.ts'
import { useAnswer } from '../server/queries.ts'
import { useAct } from '../ui/act.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Outcome } from '../ui/outcome.tsx'
import { Loading, Problem } from '../ui/states.tsx'

type Endpoint = {
  id: string
  url: string
  status: string
  enabled_events: string[]
  signing_secrets: number
  recent_attempts: number
  recent_failures: number
  waiting: number
}

/** Who gets the account's events, and how they do. */
export function WebhookEndpoints() {
  const found = useAnswer<{ data: Endpoint[] }>({
    path: 'webhook_endpoints',
    kinds: ['webhook_endpoints', 'delivery_attempts', 'deliveries'],
  })
  return (
    <section className="panel" aria-label="Webhook endpoints">
      <h2>Webhook endpoints</h2>
      {found.isError && <Problem error={found.error} retry={() => void found.refetch()} />}
      {found.data === undefined ? !found.isError && <Loading rows={1} /> : <List {...found.data} />}
    </section>
  )
}

function List({ data }: { data: Endpoint[] }) {
  const roll = useAct(async (id: string) => {
    const { secret } = await ask<{ secret: string }>(`webhook_endpoints/${id}/roll_secret`, {
      method: 'POST',
    })
    return `The new secret of ${id} is ${secret}. It is shown this once; the old one signs as well for a day.`
  })
  if (data.length === 0) {
    return (
      <p className="hint">
        Nobody listens. Start the sandbox with <code>--webhook URL --webhook-secret whsec_…</code>,
        or create one by the API: <code>stripe.webhookEndpoints.create</code>.
      </p>
    )
  }
  return (
    <>
      <ul className="rules">
        {data.map((endpoint) => (
          <li key={endpoint.id} className="rule">
            <Badge tone={toneOf(endpoint)}>{healthOf(endpoint)}</Badge>
            <strong>{endpoint.url}</strong>
            <span className="rule-about">
              {endpoint.id}, {eventsOf(endpoint)}
              {endpoint.waiting > 0 && `, ${endpoint.waiting} waiting`}
              {endpoint.signing_secrets > 1 && `, ${endpoint.signing_secrets} secrets sign`}
            </span>
            <Button isBusy={roll.isBusy} onClick={() => roll.run(endpoint.id)}>
              Roll the secret
            </Button>
          </li>
        ))}
      </ul>
      <Outcome act={roll} />
    </>
  )
}

function eventsOf({ enabled_events: events }: Endpoint): string {
  if (events.includes('*')) return 'every event'
  return events.length === 1 ? (events[0] ?? '') : `${events.length} types of events`
}

function healthOf({ status, recent_attempts: all, recent_failures: failed }: Endpoint): string {
  if (status !== 'enabled') return 'Disabled'
  if (all === 0) return 'Nothing sent yet'
  return failed === 0 ? 'Well' : `${failed} of the last ${all} failed`
}

function toneOf({ status, recent_attempts: all, recent_failures: failed }: Endpoint) {
  if (status !== 'enabled' || all === 0) return 'idle'
  return failed === 0 ? 'good' : 'bad'
}
