import type Stripe from 'stripe'
import { useAnswer } from '../server/queries.ts'
import { ask } from '../server/ask.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/detail.tsx'
import { Id } from '../ui/id.tsx'
import { Outcome } from '../ui/outcome.tsx'
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
          <SavedMethod key={method.id} method={method} />
        ))}
      </ul>
    </Section>
  )
}

function SavedMethod({ method }: { method: Stripe.PaymentMethod }) {
  const { id, card } = method
  const renew = useAct(async () => {
    await ask(`payment_methods/${id}/renew`, { method: 'POST' })
    return 'Its issuer sent a new card.'
  })
  return (
    <li className="claim">
      <strong>{nameOf(method)}</strong>
      {card !== undefined && (
        <span className="claim-note">
          {String(card.exp_month).padStart(2, '0')} / {card.exp_year}
        </span>
      )}
      <Id id={id} />
      {card !== undefined && (
        <Button isBusy={renew.isBusy} onClick={() => renew.run(undefined)}>
          Renew the card
        </Button>
      )}
      <Outcome act={renew} />
    </li>
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
