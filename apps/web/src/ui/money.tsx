import { formatMoney } from '@paydesk/pricing'
import type { Currency } from '../trpc.ts'

/** An amount in minor units, in digits of one width so that columns and changes stay still. */
export function Money({ minor, currency }: { minor: number; currency: Currency }) {
  return <span className="tabular-nums">{formatMoney(minor, currency)}</span>
}
