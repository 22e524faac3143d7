import { useMemo } from 'react'
import { shownQuote } from '../cart/cart-rows.tsx'
import type { QuoteView } from '../cart/use-quote.ts'
import { SelectField } from '../ui/field.tsx'
import { AddressFields } from './address-fields.tsx'
import { BusinessField } from './business-field.tsx'
import { choose, useChoices } from './choices.ts'
import { countryOptions, regionOptions } from './places.ts'
import { ShippingChoice } from './shipping-choice.tsx'
import { fieldId, type Delivery } from './use-delivery.ts'

type DeliverySectionProps = {
  delivery: Delivery
  view: QuoteView
  /** While a payment is under way: what is being paid must not change beneath it. */
  isLocked: boolean
}

/** Where it goes and how: what shipping and tax hang on. Nothing where the shop has no such rules. */
export function DeliverySection({ delivery, view, isLocked }: DeliverySectionProps) {
  const { destination } = useChoices()
  const { needs, problems, leave } = delivery
  const countries = useMemo(() => countryOptions(needs?.countries ?? null), [needs?.countries])
  if (!needs) return null
  const regions = destination
    ? regionOptions(destination.country, needs.regions[destination.country])
    : []
  return (
    <section aria-labelledby="delivery" className="mb-10 min-w-0">
      <h2 id="delivery" className="mb-5 text-xl font-semibold">
        {needs.address ? 'Delivery' : 'Where you are'}
      </h2>
      <fieldset disabled={isLocked} className="min-w-0 space-y-4">
        <legend className="sr-only">Delivery, editable until you pay</legend>
        <SelectField
          id={fieldId('country')}
          label="Country"
          autoComplete="shipping country"
          problem={problems.get('country')}
          value={destination?.country ?? ''}
          onBlur={() => leave('country')}
          onChange={({ target }) => {
            choose({ destination: { country: target.value, region: null }, shippingMethodId: null })
          }}
        >
          <option value="" disabled>
            Choose a country
          </option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        {destination && regions.length > 0 && (
          <SelectField
            id={fieldId('region')}
            label="State or region"
            autoComplete="shipping address-level1"
            problem={problems.get('region')}
            value={destination.region ?? ''}
            onBlur={() => leave('region')}
            onChange={({ target }) => {
              choose({ destination: { country: destination.country, region: target.value } })
            }}
          >
            <option value="" disabled>
              Choose a state or region
            </option>
            {regions.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        {needs.address && <AddressFields delivery={delivery} />}
        <ShippingChoice quote={shownQuote(view)} />
        <BusinessField />
      </fieldset>
    </section>
  )
}
