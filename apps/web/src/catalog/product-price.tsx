import type { Currency, ProductCard } from '../trpc.ts'
import { Money } from '../ui/money.tsx'

type ProductPriceProps = {
  product: Pick<ProductCard, 'regularPriceMinor'> & { priceMinor: number }
  currency: Currency
}

/** What it costs; on sale with what it did cost, struck through for eyes and named for ears. */
export function ProductPrice({ product, currency }: ProductPriceProps) {
  const { priceMinor, regularPriceMinor } = product
  if (regularPriceMinor === null) return <Money minor={priceMinor} currency={currency} />
  return (
    <span>
      <span className="sr-only">On sale for </span>
      <span className="font-medium text-danger">
        <Money minor={priceMinor} currency={currency} />
      </span>{' '}
      <s className="text-muted">
        <span className="sr-only">instead of </span>
        <Money minor={regularPriceMinor} currency={currency} />
      </s>
    </span>
  )
}
