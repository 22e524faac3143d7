import type { RequestDetail as Found } from '../../inspection/wire.ts'
import { Link } from '../route/link.tsx'
import { useAnswer } from '../server/queries.ts'
import { Detail, Section } from '../ui/detail.tsx'
import { Facts } from '../ui/facts.tsx'
import { Id } from '../ui/id.tsx'
import { JsonView } from '../ui/json-view.tsx'
import { Loading, Problem } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { AnswerHeaders } from './answer-headers.tsx'
import { StatusCode } from './status-code.tsx'

const KEYS = { secret: 'Secret key', publishable: 'Publishable key' }

export function RequestDetail({ id }: { id: string }) {
  const { data, error, refetch } = useAnswer<Found>({
    path: `requests/${id}`,
    kinds: ['events'],
  })
  return (
    <Detail
      back="/requests"
      title={
        data === undefined ? (
          <h2 className="mono">{id}</h2>
        ) : (
          <>
            <h2 className="request-title">
              <span className="method">{data.method}</span>{' '}
              <span className="path">{data.path}</span>
            </h2>
            <StatusCode status={data.status} />
          </>
        )
      }
    >
      {error !== null && <Problem error={error} retry={() => void refetch()} />}
      {data === undefined ? error === null && <Loading /> : <RequestFacts request={data} />}
    </Detail>
  )
}

function RequestFacts({ request }: { request: Found }) {
  const { error, key_kind: keyKind, replay_of: replayOf } = request
  return (
    <>
      {error !== null && (
        <p className="notice notice-bad">
          <strong>
            {[error.type, error.code, error.decline_code].filter(Boolean).join(' · ')}
          </strong>
          {error.message}
          {error.param !== null && (
            <span>
              Parameter: <code>{error.param}</code>
            </span>
          )}
        </p>
      )}
      <Facts
        facts={[
          ['Request', <Id key="id" id={request.id} link={false} />],
          ['When', <Time key="at" atMs={request.at_ms} />],
          ['Took', `${request.duration_ms} ms`],
          ['Key', keyKind === null ? 'None, or not a valid one' : KEYS[keyKind]],
          [
            'Idempotency key',
            request.idempotency_key === null ? null : (
              <Id key="key" id={request.idempotency_key} link={false} />
            ),
          ],
          ['Answer given again from', replayOf === null ? null : <Id key="replay" id={replayOf} />],
          ['Fault on demand', request.fault],
          ['Sent by', request.from_inspector ? 'This page' : null],
        ]}
      />
      {request.events.length > 0 && (
        <Section title="Events it caused">
          <ul className="plain-list">
            {request.events.map(({ id, type }) => (
              <li key={id}>
                <Link to={`/events/${id}`}>{type}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {request.has_bodies ? (
        <>
          <Section title="Parameters">
            <JsonView value={request.parameters} what="the parameters" open={3} />
          </Section>
          {request.headers !== null && <AnswerHeaders id={request.id} headers={request.headers} />}
          <Section title="Answer">
            <JsonView value={request.answer} what="the answer" open={2} />
          </Section>
        </>
      ) : (
        <p className="hint">
          The log has let go of what was sent and answered: only the latest are kept.
        </p>
      )}
    </>
  )
}
