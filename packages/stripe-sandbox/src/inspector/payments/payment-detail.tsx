import type { PaymentDetail as Found } from '../../inspection/wire.ts'
import { useAnswer } from '../server/queries.ts'
import { Detail, Folded, Section } from '../ui/detail.tsx'
import { Facts } from '../ui/facts.tsx'
import { Id } from '../ui/id.tsx'
import { JsonView } from '../ui/json-view.tsx'
import { Money } from '../ui/money.tsx'
import { Loading, Problem } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { AfterTheSale } from './after-the-sale.tsx'
import { methodName } from './method-name.ts'
import { PaymentActs } from './payment-acts.tsx'
import { PaymentStatus } from './payment-status.tsx'
import { Timeline } from './timeline.tsx'

export function PaymentDetail({ id }: { id: string }) {
  const { data, error, refetch } = useAnswer<Found>({
    path: `payments/${id}`,
    kinds: [
      'payment_intents',
      'charges',
      'refunds',
      'disputes',
      'events',
      'requests',
      'deliveries',
      'delivery_attempts',
    ],
  })
  return (
    <Detail
      back="/payments"
      title={data === undefined ? <h2 className="mono">{id}</h2> : <Title payment={data} />}
    >
      {error !== null && <Problem error={error} retry={() => void refetch()} />}
      {data === undefined ? error === null && <Loading /> : <Body payment={data} />}
    </Detail>
  )
}

function Title({ payment: { summary } }: { payment: Found }) {
  const { amount, amount_refunded: refunded, currency, disputed, failure, status } = summary
  return (
    <>
      <h2 className="detail-amount">
        <Money amount={amount} currency={currency} />
      </h2>
      <PaymentStatus {...{ status, failure, amount, refunded, disputed }} />
    </>
  )
}

function Body({ payment }: { payment: Found }) {
  const { summary, timeline } = payment
  return (
    <>
      <PaymentActs payment={payment} />
      <Facts
        facts={[
          ['Payment', <Id key="id" id={summary.id} link={false} />],
          ['Status', <code key="status">{summary.status}</code>],
          ['Created', <Time key="at" atMs={summary.created * 1000} />],
          ['Paid with', summary.method === null ? null : methodName(summary.method)],
          [
            'Failed with',
            summary.failure === null ? null : <code key="why">{summary.failure}</code>,
          ],
          ['Customer', summary.customer === null ? null : <Id key="who" id={summary.customer} />],
          ['Description', summary.description],
        ]}
      />
      <AfterTheSale payment={payment} />
      <Section title="Timeline">
        <Timeline entries={timeline} />
      </Section>
      <Section title="Objects">
        <Folded title="PaymentIntent">
          <JsonView value={payment.payment_intent} what="the PaymentIntent" />
        </Folded>
        {payment.charges.map((charge, index) => (
          <Folded
            key={charge.id}
            title={payment.charges.length > 1 ? `Charge ${index + 1}` : 'Charge'}
          >
            <JsonView value={charge} what="the charge" />
          </Folded>
        ))}
        {payment.payment_method !== undefined && payment.payment_method !== null && (
          <Folded title="PaymentMethod">
            <JsonView value={payment.payment_method} what="the PaymentMethod" />
          </Folded>
        )}
      </Section>
    </>
  )
}
