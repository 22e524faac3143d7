import type { Currency, Quote } from '../trpc.ts'
import { Money } from './money.tsx'

type LinePriceProps = { line: Quote['lines'][number]; currency: Currency }

/** What a line's pieces cost before anything is taken off or added; on sale, with what they did cost. */
export function LinePrice({ line, currency }: LinePriceProps) {
  const { unitMinor, regularUnitMinor, quantity, subtotalMinor } = line
  return (
    <>
      {unitMinor < regularUnitMinor && (
        <s className="mr-2 text-muted">
          <span className="sr-only">Regular price </span>
          <Money minor={regularUnitMinor * quantity} currency={currency} />
        </s>
      )}
      <Money minor={subtotalMinor} currency={currency} />
    </>
  )
}
