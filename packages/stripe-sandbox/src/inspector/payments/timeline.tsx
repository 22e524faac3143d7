import type { TimelineEntry } from '../../inspection/wire.ts'
import { Link } from '../route/link.tsx'
import { StatusCode } from '../requests/status-code.tsx'
import { AttemptMoment } from '../webhooks/attempt-moment.tsx'
import { Time } from '../ui/time.tsx'

/** Oldest first, as it is read: what was asked, what became of it, who was told. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  if (entries.length === 0) {
    return (
      <p className="hint">
        Nothing is left of what happened: the log is that of this run of the sandbox.
      </p>
    )
  }
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li
          key={keyOf(entry)}
          className={`moment moment-${entry.kind} moment-depth-${entry.depth}`}
        >
          <span className="moment-dot" aria-hidden="true" />
          <div className="moment-text">
            <Moment entry={entry} />
          </div>
          <span className="moment-time">
            <Time atMs={entry.at_ms} exact />
          </span>
        </li>
      ))}
    </ol>
  )
}

function keyOf(entry: TimelineEntry): string {
  return entry.kind === 'request' ? entry.request.id : entry.id
}

function Moment({ entry }: { entry: TimelineEntry }) {
  switch (entry.kind) {
    case 'request': {
      const { request } = entry
      return (
        <>
          <Link to={`/requests/${request.id}`} className="moment-main">
            <span className="method">{request.method}</span>{' '}
            <span className="path">{request.path}</span>
          </Link>
          <StatusCode status={request.status} />
          {request.error !== null && (
            <span className="moment-note">
              {request.error.decline_code ?? request.error.code ?? request.error.message}
            </span>
          )}
          {request.replay_of !== null && <span className="moment-note">replayed</span>}
          <Became status={entry.status} />
        </>
      )
    }
    case 'attempt':
      return <AttemptMoment attempt={entry.attempt} />
    case 'event':
      return (
        <>
          <Link to={`/events/${entry.id}`} className="moment-main">
            {entry.type}
          </Link>
          <Became status={entry.status} />
        </>
      )
  }
}

function Became({ status }: { status: string | null }) {
  return status === null ? null : <span className="moment-state">→ {status}</span>
}
