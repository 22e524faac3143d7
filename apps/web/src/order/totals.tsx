import type { ReactNode } from 'react'
import type { Currency } from '../trpc.ts'
import { Money } from '../ui/money.tsx'

export type Amounts = {
  currency: Currency
  subtotalMinor: number
  discountMinor: number
  shippingMinor: number
  taxMinor: number
  totalMinor: number
}

function TotalsRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4 py-1 text-muted">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function Totals({ amounts }: { amounts: Amounts }) {
  const { currency, subtotalMinor, discountMinor, shippingMinor, taxMinor, totalMinor } = amounts
  return (
    <dl>
      {subtotalMinor !== totalMinor && (
        <TotalsRow label="Subtotal">
          <Money minor={subtotalMinor} currency={currency} />
        </TotalsRow>
      )}
      {discountMinor > 0 && (
        <TotalsRow label="Discount">
          <Money minor={-discountMinor} currency={currency} />
        </TotalsRow>
      )}
      {shippingMinor > 0 && (
        <TotalsRow label="Shipping">
          <Money minor={shippingMinor} currency={currency} />
        </TotalsRow>
      )}
      {taxMinor > 0 && (
        <TotalsRow label="Tax">
          <Money minor={taxMinor} currency={currency} />
        </TotalsRow>
      )}
      <div className="flex items-baseline justify-between gap-4 pt-2 text-xl font-semibold">
        <dt>Total</dt>
        <dd>
          <Money minor={totalMinor} currency={currency} />
        </dd>
      </div>
    </dl>
  )
}
