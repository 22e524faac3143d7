import type { Quote } from '../trpc.ts'
import { Money } from '../ui/money.tsx'
import { choose, useChoices } from './choices.ts'

/** How it is sent, with what each way costs; one way alone is told, not asked (ux.md L7). */
export function ShippingChoice({ quote }: { quote: Quote | null }) {
  const { shippingMethodId } = useChoices()
  if (!quote?.shipping) return null
  const { shippingOffers: offers, shipping, currency } = quote
  if (offers.length < 2) {
    return (
      <p className="flex justify-between gap-4 rounded-xl border border-line px-4 py-3">
        <span>{shipping.name}</span>
        <Price minor={shipping.amountMinor} currency={currency} />
      </p>
    )
  }
  // At once what was chosen, before the server has priced it.
  const chosen = offers.find(({ methodId }) => methodId === shippingMethodId) ?? shipping
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">Shipping</legend>
      <div className="divide-y divide-line rounded-xl border border-edge">
        {offers.map(({ methodId, name, amountMinor }) => (
          <label key={methodId} className="flex min-h-12 cursor-pointer items-center gap-3 px-4">
            <input
              type="radio"
              name="shipping-method"
              checked={methodId === chosen.methodId}
              onChange={() => choose({ shippingMethodId: methodId })}
              className="size-5 accent-accent"
            />
            <span className="flex-1">{name}</span>
            <Price minor={amountMinor} currency={currency} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Price({ minor, currency }: { minor: number; currency: Quote['currency'] }) {
  return minor === 0 ? <span>Free</span> : <Money minor={minor} currency={currency} />
}
