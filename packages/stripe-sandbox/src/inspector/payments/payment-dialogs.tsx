import type { PaymentDetail } from '../../inspection/wire.ts'
import { ask } from '../server/ask.ts'
import type { Form } from '../server/ask.ts'
import { Field, SelectField } from '../ui/field.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { formatMoney, parseMoney, plainMoney } from '../ui/format-money.ts'
import { unreturned } from './unreturned.ts'

type Props = { payment: PaymentDetail; onDone: (done: string) => void; onClose: () => void }

/** What was typed as money; what is no money is said so before Stripe is asked. */
function amountIn(form: Form, currency: string): number {
  const amount = parseMoney(String(form['amount'] ?? ''), currency)
  if (amount === null) throw new Error(`Enter an amount of ${currency.toUpperCase()}, like 12.99.`)
  return amount
}

function AmountField({ most, currency }: { most: number; currency: string }) {
  return (
    <Field
      label={`Amount in ${currency.toUpperCase()}`}
      name="amount"
      defaultValue={plainMoney(most, currency)}
      inputMode="decimal"
      hint={`Up to ${formatMoney(most, currency)}`}
      required
    />
  )
}

export function CaptureDialog({ payment: { summary }, ...dialog }: Props) {
  const { id, amount, currency } = summary
  return (
    <FormDialog
      title="Capture"
      act="Capture"
      {...dialog}
      work={async (form, idempotencyKey) => {
        const amount_to_capture = amountIn(form, currency)
        await ask(`api/v1/payment_intents/${id}/capture`, {
          method: 'POST',
          form: { amount_to_capture },
          idempotencyKey,
        })
        return `Captured ${formatMoney(amount_to_capture, currency)}.`
      }}
    >
      <AmountField most={amount} currency={currency} />
      <p className="hint">What is left is released to the customer.</p>
    </FormDialog>
  )
}

const REFUND_REASONS = [
  ['', 'None given'],
  ['requested_by_customer', 'Requested by customer'],
  ['duplicate', 'Duplicate'],
  ['fraudulent', 'Fraudulent'],
] as const

export function RefundDialog({ payment: { summary, refunds }, ...dialog }: Props) {
  const { id, amount_received: received, currency } = summary
  return (
    <FormDialog
      title="Refund"
      act="Refund"
      {...dialog}
      work={async (form, idempotencyKey) => {
        const amount = amountIn(form, currency)
        const { reason } = form
        await ask('api/v1/refunds', {
          method: 'POST',
          form: { payment_intent: id, amount, reason },
          idempotencyKey,
        })
        return `Refunded ${formatMoney(amount, currency)}.`
      }}
    >
      <AmountField most={refunds.reduce(unreturned, received)} currency={currency} />
      <SelectField label="Reason" name="reason" options={REFUND_REASONS} />
    </FormDialog>
  )
}

const DISPUTE_REASONS = [
  ['fraudulent', 'I did not pay this'],
  ['product_not_received', 'It never came'],
  ['product_unacceptable', 'It is not what I ordered'],
  ['duplicate', 'I was charged twice'],
  ['credit_not_processed', 'My refund never came'],
  ['subscription_canceled', 'I had canceled'],
  ['unrecognized', 'I do not know this charge'],
  ['general', 'Something else'],
] as const

const KINDS = [
  ['false', 'A dispute: the bank takes the money back'],
  ['true', 'An inquiry: the bank only asks'],
] as const

export function DisputeDialog({ payment: { summary, charges }, ...dialog }: Props) {
  const { amount_received: received, amount_refunded: refunded, currency } = summary
  return (
    <FormDialog
      title="Open a dispute"
      act="Open it"
      kind="danger"
      {...dialog}
      work={async (form) => {
        const amount = amountIn(form, currency)
        const { inquiry, reason } = form
        await ask(`charges/${charges.at(-1)?.id ?? ''}/dispute`, {
          method: 'POST',
          form: { amount, inquiry, reason },
        })
        return 'The customer went to the bank.'
      }}
    >
      <SelectField label="The customer says" name="reason" options={DISPUTE_REASONS} />
      <SelectField label="The bank opens" name="inquiry" options={KINDS} />
      <AmountField most={received - refunded} currency={currency} />
    </FormDialog>
  )
}
