import { explain, type ExplainedLine } from '@paydesk/pricing'
import type { Quote } from '../trpc.ts'
import { Money } from '../ui/money.tsx'

/** What the total is made of, as lines that a person can check; the goods stand above it. */
export function Totals({ quote }: { quote: Quote }) {
  const { currency, subtotalMinor, totalMinor, pending } = quote
  const lines = explain(quote).filter(({ kind }) => !ELSEWHERE.has(kind))
  return (
    <dl>
      {lines.length > 0 && (
        <TotalsRow
          line={{ kind: 'goods', label: 'Subtotal', amountMinor: subtotalMinor }}
          currency={currency}
        />
      )}
      {lines.map((line) => (
        <TotalsRow key={`${line.kind} ${line.label}`} line={line} currency={currency} />
      ))}
      <div className="flex items-baseline justify-between gap-4 pt-2 text-xl font-semibold">
        <dt>{pending.length > 0 ? 'Total so far' : 'Total'}</dt>
        <dd>
          <Money minor={totalMinor} currency={currency} />
        </dd>
      </div>
    </dl>
  )
}

// The coupon's field says itself why it is not used.
const ELSEWHERE = new Set<ExplainedLine['kind']>(['goods', 'unused_coupon', 'total'])

type TotalsRowProps = { line: ExplainedLine; currency: Quote['currency'] }

function TotalsRow({ line: { kind, label, amountMinor, detail }, currency }: TotalsRowProps) {
  return (
    <div className="flex justify-between gap-4 py-1 text-muted">
      <dt>
        {label}
        {detail !== undefined && kind === 'discount' && (
          <span className="block text-sm">{detail}</span>
        )}
      </dt>
      <dd className="shrink-0">
        {kind === 'pending'
          ? 'Calculated after address'
          : kind === 'shipping' && amountMinor === 0
            ? 'Free'
            : amountMinor !== null && <Money minor={amountMinor} currency={currency} />}
      </dd>
    </div>
  )
}
