import { Section } from '../ui/detail.tsx'
import { Id } from '../ui/id.tsx'

/** What a client goes by besides the answer itself: whether to repeat it, whether it was repeated. */
export function AnswerHeaders({ id, headers }: { id: string; headers: Record<string, string> }) {
  // Those for browsers are the same in every answer.
  const shown = Object.entries(headers).filter(([name]) => !name.startsWith('Access-Control-'))
  return (
    <Section title="Headers of the answer">
      <dl className="headers">
        {shown.map(([name, value]) => (
          <div key={name} className="header">
            <dt>{name}</dt>
            <dd>
              {value.startsWith('req_') ? (
                <Id id={value} link={value !== id} />
              ) : (
                <code>{value}</code>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
