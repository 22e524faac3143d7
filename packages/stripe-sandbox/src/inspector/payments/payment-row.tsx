import type { PaymentSummary } from '../../inspection/wire.ts'
import { Money } from '../ui/money.tsx'
import { Row } from '../ui/rows.tsx'
import { Time } from '../ui/time.tsx'
import { methodName } from './method-name.ts'
import { PaymentStatus } from './payment-status.tsx'

export function PaymentRow({ payment, current }: { payment: PaymentSummary; current: boolean }) {
  const { amount, amount_refunded: refunded, currency, disputed, failure, method, status } = payment
  return (
    <Row to={`/payments/${payment.id}`} current={current} className="payment-row">
      <span className="amount">
        <Money amount={amount} currency={currency} />
      </span>
      <PaymentStatus {...{ status, failure, amount, refunded, disputed }} />
      <span className="payment-about">
        {payment.description ?? payment.customer ?? <code>{payment.id}</code>}
      </span>
      <span className="row-note">{failure ?? (method === null ? '' : methodName(method))}</span>
      <span className="row-time">
        <Time atMs={payment.created * 1000} />
      </span>
    </Row>
  )
}
