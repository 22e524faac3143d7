import { useState } from 'react'
import type { EndpointSummary } from '../../inspection/wire.ts'
import { useAnswer } from '../server/queries.ts'
import { Button } from '../ui/button.tsx'
import { Row } from '../ui/rows.tsx'
import { Split } from '../ui/split.tsx'
import { Empty, Loading, Problem } from '../ui/states.tsx'
import { EndpointDetail } from './endpoint-detail.tsx'
import { EndpointHealth, eventsOf } from './endpoint-health.tsx'
import { AddEndpoint } from './endpoint-dialogs.tsx'
import { NewSecret } from './new-secret.tsx'
import type { Made } from './new-secret.tsx'

export function WebhooksView({ id }: { id: string | null }) {
  const { data, error, refetch } = useAnswer<{ data: EndpointSummary[] }>({
    path: 'webhook_endpoints',
    kinds: ['webhook_endpoints', 'deliveries', 'delivery_attempts'],
  })
  const [isAdding, setAdding] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  return (
    <Split
      label="Webhook endpoints"
      list={
        <>
          <header className="list-head">
            <h1>Webhooks</h1>
            <Button kind="main" onClick={() => setAdding(true)}>
              Add an endpoint…
            </Button>
          </header>
          {made !== null && <NewSecret made={made} onClose={() => setMade(null)} />}
          {error !== null && <Problem error={error} retry={() => void refetch()} />}
          {data === undefined && error === null && <Loading />}
          {data?.data.length === 0 && <NoEndpoints />}
          <ul className="rows">
            {data?.data.map((endpoint) => (
              <EndpointRow key={endpoint.id} endpoint={endpoint} current={endpoint.id === id} />
            ))}
          </ul>
          {isAdding && <AddEndpoint onMade={setMade} onClose={() => setAdding(false)} />}
        </>
      }
      detail={id === null ? null : <EndpointDetail key={id} id={id} />}
    />
  )
}

function EndpointRow({ endpoint, current }: { endpoint: EndpointSummary; current: boolean }) {
  return (
    <Row to={`/webhooks/${endpoint.id}`} current={current} className="endpoint-row">
      <span className="row-main">{endpoint.url}</span>
      <EndpointHealth endpoint={endpoint} />
      <span className="row-note">{eventsOf(endpoint)}</span>
      <span className="row-note">{endpoint.waiting > 0 && `${endpoint.waiting} waiting`}</span>
    </Row>
  )
}

function NoEndpoints() {
  return (
    <Empty title="Nobody listens yet">
      <p>
        Events happen all the same; an endpoint gets those that happen once it is there. Add one
        here, by <code>stripe.webhookEndpoints.create</code>, or start the sandbox with{' '}
        <code>--webhook URL</code> and <code>--webhook-secret whsec_…</code>.
      </p>
    </Empty>
  )
}
