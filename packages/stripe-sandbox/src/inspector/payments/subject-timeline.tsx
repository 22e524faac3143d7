import type { UseQueryResult } from '@tanstack/react-query'
import type { Story } from '../../inspection/wire.ts'
import { useAnswer } from '../server/queries.ts'
import { Section } from '../ui/detail.tsx'
import { Timeline } from './timeline.tsx'

/** What happened to a customer or a SetupIntent. */
export function SubjectTimeline({ id }: { id: string }) {
  const { data } = useStory(id)
  return (
    <Section title="Timeline">{data !== undefined && <Timeline entries={data.data} />}</Section>
  )
}

export function useStory(id: string): UseQueryResult<Story> {
  return useAnswer<Story>({
    path: `timelines/${id}`,
    kinds: ['requests', 'events', 'deliveries', 'delivery_attempts', 'setup_challenges'],
  })
}
