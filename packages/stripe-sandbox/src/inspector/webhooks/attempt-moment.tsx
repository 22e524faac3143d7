import type { AttemptSummary } from '../../inspection/wire.ts'
import { StatusCode } from '../requests/status-code.tsx'
import { Link } from '../route/link.tsx'

/** An attempt among the other things that happened. */
export function AttemptMoment({ attempt }: { attempt: AttemptSummary }) {
  const { event, type, kind, status, error, url } = attempt
  return (
    <>
      <Link to={`/events/${event}`} className="moment-main">
        {type} <span aria-label="to">→</span> {hostOf(url)}
      </Link>
      <StatusCode status={status} />
      {kind !== 'attempt' && <span className="moment-note">{kind}</span>}
      {error !== null && <span className="moment-note">{error}</span>}
    </>
  )
}

function hostOf(url: string): string {
  if (!URL.canParse(url)) return url
  const { host, pathname } = new URL(url)
  return host + pathname
}
