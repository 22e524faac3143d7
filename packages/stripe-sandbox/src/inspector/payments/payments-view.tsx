import type { PaymentSummary } from '../../inspection/wire.ts'
import { useQueryParameter } from '../route/location.ts'
import { usePages } from '../server/queries.ts'
import { Choice } from '../ui/choice.tsx'
import { Rows } from '../ui/rows.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Split } from '../ui/split.tsx'
import { Empty } from '../ui/states.tsx'
import { FirstPayment } from './first-payment.tsx'
import { PaymentDetail } from './payment-detail.tsx'
import { PaymentRow } from './payment-row.tsx'

const STATUSES = [
  ['', 'Every status'],
  ['succeeded', 'Succeeded'],
  ['requires_payment_method', 'Incomplete or failed'],
  ['requires_confirmation', 'Unconfirmed'],
  ['requires_action', 'Needs action'],
  ['processing', 'Processing'],
  ['requires_capture', 'Uncaptured'],
  ['canceled', 'Canceled'],
] as const

/** What a row is made of. */
export const PAYMENT_KINDS = ['payment_intents', 'charges', 'refunds', 'disputes']

export function PaymentsView({ id }: { id: string | null }) {
  const [search, setSearch] = useQueryParameter('search')
  const [status, setStatus] = useQueryParameter('status')
  const pages = usePages<PaymentSummary>({
    path: 'payments',
    form: { search: search || undefined, status: status || undefined },
    kinds: PAYMENT_KINDS,
  })
  return (
    <Split
      label="Payments"
      list={
        <>
          <header className="list-head">
            <h1>Payments</h1>
            <SearchField value={search} onChange={setSearch} label="Id, amount, customer…" />
            <Choice label="Status" value={status} options={STATUSES} onChange={setStatus} />
          </header>
          <Rows
            pages={pages}
            empty={
              search === '' && status === '' ? <NoPayments /> : <Empty title="No payment fits" />
            }
          >
            {(payment) => (
              <PaymentRow key={payment.id} payment={payment} current={payment.id === id} />
            )}
          </Rows>
        </>
      }
      detail={id === null ? null : <PaymentDetail key={id} id={id} />}
    />
  )
}

function NoPayments() {
  return (
    <Empty title="No payment yet">
      <p>
        Point any Stripe client at <code>{window.location.origin}</code> with a key of the right
        form. These lines make the first payment:
      </p>
      <FirstPayment />
    </Empty>
  )
}
