import type Stripe from 'stripe'
import { useAnswer } from '../server/queries.ts'
import { Section } from '../ui/detail.tsx'
import { Id } from '../ui/id.tsx'
import { methodName } from '../payments/method-name.ts'

export function SavedMethods({ customer }: { customer: string }) {
  const { data } = useAnswer<{ data: Stripe.PaymentMethod[] }>({
    path: `api/v1/customers/${customer}/payment_methods`,
    kinds: ['payment_methods'],
  })
  return (
    <Section title="Payment methods">
      {data?.data.length === 0 && <p className="hint">None saved.</p>}
      <ul className="claims">
        {data?.data.map((method) => (
          <li key={method.id} className="claim">
            <strong>{nameOf(method)}</strong>
            {method.card !== undefined && (
              <span className="claim-note">
                {String(method.card.exp_month).padStart(2, '0')} / {method.card.exp_year}
              </span>
            )}
            <Id id={method.id} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function nameOf({
  type,
  card,
  sepa_debit: sepa,
  us_bank_account: bank,
}: Stripe.PaymentMethod): string {
  const last4 = card?.last4 ?? sepa?.last4 ?? bank?.last4 ?? null
  return methodName({ type, brand: card?.brand ?? null, last4 })
}
