import type { RequestSummary } from '../../inspection/wire.ts'
import { useQueryParameter } from '../route/location.ts'
import { usePages } from '../server/queries.ts'
import { Choice } from '../ui/choice.tsx'
import { Rows } from '../ui/rows.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Split } from '../ui/split.tsx'
import { Empty } from '../ui/states.tsx'
import { FirstPayment } from '../payments/first-payment.tsx'
import { RequestDetail } from './request-detail.tsx'
import { RequestRow } from './request-row.tsx'

const OUTCOMES = [
  ['', 'Every outcome'],
  ['succeeded', 'Succeeded'],
  ['failed', 'Failed'],
  ['declined', 'Declined (402)'],
  ['refused', 'Refused (4xx)'],
  ['broken', 'Broken (5xx)'],
] as const

const METHODS = [
  ['', 'Every method'],
  ['POST', 'POST'],
  ['GET', 'GET'],
  ['DELETE', 'DELETE'],
] as const

export function RequestsView({ id }: { id: string | null }) {
  const [search, setSearch] = useQueryParameter('search')
  const [outcome, setOutcome] = useQueryParameter('outcome')
  const [method, setMethod] = useQueryParameter('method')
  const isFiltered = search !== '' || outcome !== '' || method !== ''
  const pages = usePages<RequestSummary>({
    path: 'requests',
    form: {
      search: search || undefined,
      outcome: outcome || undefined,
      method: method || undefined,
    },
    kinds: ['requests'],
  })
  return (
    <Split
      label="API requests"
      list={
        <>
          <header className="list-head">
            <h1>API log</h1>
            <SearchField value={search} onChange={setSearch} label="Path, key, error or id" />
            <Choice label="Outcome" value={outcome} options={OUTCOMES} onChange={setOutcome} />
            <Choice label="Method" value={method} options={METHODS} onChange={setMethod} />
          </header>
          <Rows
            pages={pages}
            empty={
              isFiltered ? (
                <Empty title="No request fits">
                  <p>The log holds the latest thousand requests of this run of the sandbox.</p>
                </Empty>
              ) : (
                <Empty title="No request yet">
                  <p>Each call of the API appears here as it happens. For a first one:</p>
                  <FirstPayment />
                </Empty>
              )
            }
          >
            {(request) => (
              <RequestRow key={request.id} request={request} current={request.id === id} />
            )}
          </Rows>
        </>
      }
      detail={id === null ? null : <RequestDetail key={id} id={id} />}
    />
  )
}
