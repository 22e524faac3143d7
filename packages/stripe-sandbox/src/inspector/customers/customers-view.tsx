import type Stripe from 'stripe'
import { useQueryParameter } from '../route/location.ts'
import { useStripePages } from '../server/queries.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Row, Rows } from '../ui/rows.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Split } from '../ui/split.tsx'
import { Empty } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { CustomerDetail } from './customer-detail.tsx'

export function CustomersView({ id }: { id: string | null }) {
  const [email, setEmail] = useQueryParameter('email')
  const pages = useStripePages<Stripe.Customer>({
    path: 'customers',
    form: { email: email || undefined },
    kinds: ['customers', 'deleted_customers'],
  })
  return (
    <Split
      label="Customers"
      list={
        <>
          <header className="list-head">
            <h1>Customers</h1>
            <SearchField value={email} onChange={setEmail} label="E-mail address" />
          </header>
          <Rows
            pages={pages}
            empty={email === '' ? <NoCustomers /> : <Empty title="No customer has this address" />}
          >
            {(customer) => (
              <Row
                key={customer.id}
                to={`/customers/${customer.id}`}
                current={customer.id === id}
                className="customer-row"
              >
                <span className="row-main">{customer.name ?? customer.email ?? customer.id}</span>
                <span className="row-note">
                  {customer.name === null || customer.name === undefined
                    ? customer.description
                    : customer.email}
                </span>
                <span className="row-time">
                  <Time atMs={customer.created * 1000} />
                </span>
              </Row>
            )}
          </Rows>
        </>
      }
      detail={id === null ? null : <CustomerDetail key={id} id={id} />}
    />
  )
}

const FIRST_CUSTOMER = `const customer = await stripe.customers.create({ email: 'jenny@example.com' })
await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id })`

function NoCustomers() {
  return (
    <Empty title="No customer yet">
      <p>A customer keeps cards for later payments:</p>
      <div className="snippet">
        <div className="snippet-head">
          <CopyButton text={FIRST_CUSTOMER} what="the code" />
        </div>
        <pre>
          <code>{FIRST_CUSTOMER}</code>
        </pre>
      </div>
    </Empty>
  )
}
