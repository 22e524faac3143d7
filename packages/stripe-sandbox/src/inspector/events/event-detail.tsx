import type { EventDetail as Found } from '../../inspection/wire.ts'
import { useAnswer } from '../server/queries.ts'
import { Deliveries } from './deliveries.tsx'
import { Detail, Section } from '../ui/detail.tsx'
import { Facts } from '../ui/facts.tsx'
import { Id } from '../ui/id.tsx'
import { JsonView } from '../ui/json-view.tsx'
import { Loading, Problem } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'

export function EventDetail({ id }: { id: string }) {
  const { data, error, refetch } = useAnswer<Found>({
    path: `events/${id}`,
    kinds: ['events', 'deliveries', 'delivery_attempts', 'sends'],
  })
  return (
    <Detail back="/events" title={<h2>{data?.summary.type ?? id}</h2>}>
      {error !== null && <Problem error={error} retry={() => void refetch()} />}
      {data === undefined ? error === null && <Loading /> : <Body event={data} />}
    </Detail>
  )
}

function Body({ event: { summary, event, deliveries } }: { event: Found }) {
  return (
    <>
      <Facts
        facts={[
          ['Event', <Id key="id" id={summary.id} link={false} />],
          ['When', <Time key="at" atMs={summary.at_ms} />],
          ['About', summary.object_id === null ? null : <Id key="of" id={summary.object_id} />],
          [
            'Part of',
            summary.subject === null || summary.subject === summary.object_id ? null : (
              <Id key="subject" id={summary.subject} />
            ),
          ],
          [
            'Request',
            summary.request_id === null ? null : <Id key="req" id={summary.request_id} />,
          ],
        ]}
      />
      <Deliveries event={summary.id} deliveries={deliveries} />
      <Section title="Event">
        <JsonView value={event} what="the event" open={3} />
      </Section>
    </>
  )
}
