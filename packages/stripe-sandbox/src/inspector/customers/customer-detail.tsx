import type Stripe from 'stripe'
import type { List, PaymentSummary } from '../../inspection/wire.ts'
import { PaymentRow } from '../payments/payment-row.tsx'
import { SubjectTimeline } from '../payments/subject-timeline.tsx'
import { useAnswer } from '../server/queries.ts'
import { Detail, Folded, Section } from '../ui/detail.tsx'
import { Facts } from '../ui/facts.tsx'
import { Id } from '../ui/id.tsx'
import { JsonView } from '../ui/json-view.tsx'
import { Loading, Problem } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { SavedMethods } from './saved-methods.tsx'

export function CustomerDetail({ id }: { id: string }) {
  const { data, error, refetch } = useAnswer<Stripe.Customer | Stripe.DeletedCustomer>({
    path: `api/v1/customers/${id}`,
    kinds: ['customers', 'deleted_customers'],
  })
  const name = data === undefined || data.deleted === true ? id : (data.name ?? data.email ?? id)
  return (
    <Detail back="/customers" title={<h2>{name}</h2>}>
      {error !== null && <Problem error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data?.deleted === true && <p className="notice notice-bad">This customer was deleted.</p>}
      {data !== undefined && data.deleted !== true && <Body customer={data} />}
    </Detail>
  )
}

function Body({ customer }: { customer: Stripe.Customer }) {
  const { id } = customer
  const payments = useAnswer<List<PaymentSummary>>({
    path: 'payments',
    form: { customer: id },
    kinds: ['payment_intents', 'charges'],
  })
  return (
    <>
      <Facts
        facts={[
          ['Customer', <Id key="id" id={id} link={false} />],
          ['E-mail', customer.email],
          ['Phone', customer.phone],
          ['Created', <Time key="at" atMs={customer.created * 1000} />],
          ['Description', customer.description],
        ]}
      />
      <SavedMethods customer={id} />
      <Section title="Payments">
        {payments.data?.data.length === 0 && <p className="hint">None yet.</p>}
        <ul className="rows rows-inside">
          {payments.data?.data.map((payment) => (
            <PaymentRow key={payment.id} payment={payment} current={false} />
          ))}
        </ul>
      </Section>
      <SubjectTimeline id={id} />
      <Folded title="Customer as JSON">
        <JsonView value={customer} what="the customer" />
      </Folded>
    </>
  )
}
