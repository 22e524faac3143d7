import type { EndpointDetail as Found } from '../../inspection/wire.ts'
import { Link } from '../route/link.tsx'
import { useAnswer } from '../server/queries.ts'
import { StatusCode } from '../requests/status-code.tsx'
import { Detail, Section } from '../ui/detail.tsx'
import { Facts } from '../ui/facts.tsx'
import { Id } from '../ui/id.tsx'
import { Loading, Problem } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { attemptName } from './attempt-name.ts'
import { EndpointActs } from './endpoint-acts.tsx'
import { EndpointHealth } from './endpoint-health.tsx'

export function EndpointDetail({ id }: { id: string }) {
  const { data, error, refetch } = useAnswer<Found>({
    path: `webhook_endpoints/${id}`,
    kinds: ['webhook_endpoints', 'deliveries', 'delivery_attempts'],
  })
  return (
    <Detail
      back="/webhooks"
      title={
        <>
          <h2 title={data?.url}>{data?.url ?? id}</h2>
          {data !== undefined && <EndpointHealth endpoint={data} />}
        </>
      }
    >
      {error !== null && <Problem error={error} retry={() => void refetch()} />}
      {data === undefined ? error === null && <Loading /> : <Body endpoint={data} />}
    </Detail>
  )
}

function Body({ endpoint }: { endpoint: Found }) {
  const { id, attempts, signing_secrets: secrets } = endpoint
  return (
    <>
      <EndpointActs endpoint={endpoint} />
      <Facts
        facts={[
          ['URL', <Id key="url" id={endpoint.url} link={false} />],
          ['Endpoint', <Id key="id" id={id} link={false} />],
          [
            'Events',
            <span key="events" className="lines">
              {endpoint.enabled_events.join('\n')}
            </span>,
          ],
          ['Signed with', secrets === 1 ? 'One secret' : `${secrets} secrets at a time`],
          ['Waiting', String(endpoint.waiting)],
          ['Created', <Time key="at" atMs={endpoint.created * 1000} />],
          ['Description', endpoint.description],
        ]}
      />
      <Section title="Latest attempts">
        {attempts.length === 0 && <p className="hint">Nothing was sent yet.</p>}
        <ul className="plain-list">
          {attempts.map((attempt) => (
            <li key={attempt.id} className="attempt-line">
              <StatusCode status={attempt.status} />
              <Link to={`/events/${attempt.event}`}>{attempt.type}</Link>
              <span className="moment-note">{attemptName(attempt)}</span>
              <span className="moment-time">
                <Time atMs={attempt.at_ms} exact />
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
