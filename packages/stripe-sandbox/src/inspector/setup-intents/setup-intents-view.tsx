import type Stripe from 'stripe'
import { PaymentStatus } from '../payments/payment-status.tsx'
import { useStripePages } from '../server/queries.ts'
import { Row, Rows } from '../ui/rows.tsx'
import { Split } from '../ui/split.tsx'
import { Empty } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { SetupIntentDetail } from './setup-intent-detail.tsx'

export function SetupIntentsView({ id }: { id: string | null }) {
  const pages = useStripePages<Stripe.SetupIntent>({
    path: 'setup_intents',
    kinds: ['setup_intents'],
  })
  return (
    <Split
      label="Setup intents"
      list={
        <>
          <header className="list-head">
            <h1>Setup intents</h1>
          </header>
          <Rows
            pages={pages}
            empty={
              <Empty title="No setup intent yet">
                <p>
                  One is made by <code>stripe.setupIntents.create()</code>, to save a card without
                  paying.
                </p>
              </Empty>
            }
          >
            {(intent) => (
              <Row
                key={intent.id}
                to={`/setup-intents/${intent.id}`}
                current={intent.id === id}
                className="setup-row"
              >
                <PaymentStatus
                  status={intent.status}
                  failure={intent.last_setup_error?.code ?? null}
                />
                <span className="mono">{intent.id}</span>
                <span className="row-note">{idOf(intent.customer)}</span>
                <span className="row-time">
                  <Time atMs={intent.created * 1000} />
                </span>
              </Row>
            )}
          </Rows>
        </>
      }
      detail={id === null ? null : <SetupIntentDetail key={id} id={id} />}
    />
  )
}

function idOf(customer: Stripe.SetupIntent['customer']): string | null {
  return typeof customer === 'string' ? customer : (customer?.id ?? null)
}
