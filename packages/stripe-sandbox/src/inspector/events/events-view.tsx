import type { EventSummary } from '../../inspection/wire.ts'
import { useQueryParameter } from '../route/location.ts'
import { usePages } from '../server/queries.ts'
import { Badge } from '../ui/badge.tsx'
import { Row, Rows } from '../ui/rows.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Split } from '../ui/split.tsx'
import { Empty } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { EventDetail } from './event-detail.tsx'

export function EventsView({ id }: { id: string | null }) {
  const [search, setSearch] = useQueryParameter('search')
  const pages = usePages<EventSummary>({
    path: 'events',
    form: { search: search || undefined },
    kinds: ['events', 'deliveries', 'delivery_attempts'],
  })
  return (
    <Split
      label="Events"
      list={
        <>
          <header className="list-head">
            <h1>Events</h1>
            <SearchField value={search} onChange={setSearch} label="Type, or id of an object" />
          </header>
          <Rows
            pages={pages}
            empty={<Empty title={search === '' ? 'No event yet' : 'No event fits'} />}
          >
            {(event) => (
              <Row
                key={event.id}
                to={`/events/${event.id}`}
                current={event.id === id}
                className="event-row"
              >
                <span>{event.type}</span>
                <span className="row-note mono">{event.object_id}</span>
                <span className="event-state">
                  {event.given_up > 0 && <Badge tone="bad">{event.given_up} given up</Badge>}
                  {event.waiting > 0 && <Badge tone="busy">{event.waiting} under way</Badge>}
                </span>
                <span className="row-time">
                  <Time atMs={event.at_ms} />
                </span>
              </Row>
            )}
          </Rows>
        </>
      }
      detail={id === null ? null : <EventDetail key={id} id={id} />}
    />
  )
}
