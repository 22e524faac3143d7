import type { RequestSummary } from '../../inspection/wire.ts'
import { Row } from '../ui/rows.tsx'
import { Time } from '../ui/time.tsx'
import { StatusCode } from './status-code.tsx'

export function RequestRow({ request, current }: { request: RequestSummary; current: boolean }) {
  return (
    <Row to={`/requests/${request.id}`} current={current} className="request-row">
      <StatusCode status={request.status} />
      <span className="method">{request.method}</span>
      <span className="path">{request.path}</span>
      <span className="row-note">{noteOf(request)}</span>
      <span className="row-time">
        <Time atMs={request.at_ms} />
      </span>
    </Row>
  )
}

function noteOf({ error, fault, replay_of, from_inspector }: RequestSummary): string {
  if (fault !== null) return `fault: ${fault}`
  if (error !== null) return error.decline_code ?? error.code ?? error.type
  if (replay_of !== null) return 'replayed'
  return from_inspector ? 'from this page' : ''
}
