import type { TimelineEntry } from '../../inspection/wire.ts'
import { useAnswer } from '../server/queries.ts'
import { Section } from '../ui/detail.tsx'
import { Timeline } from './timeline.tsx'

/** What happened to a customer or a SetupIntent. */
export function SubjectTimeline({ id }: { id: string }) {
  const { data } = useAnswer<{ data: TimelineEntry[] }>({
    path: `timelines/${id}`,
    kinds: ['requests', 'events', 'deliveries'],
  })
  return (
    <Section title="Timeline">{data !== undefined && <Timeline entries={data.data} />}</Section>
  )
}
