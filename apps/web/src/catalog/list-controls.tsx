import { decimalOfMinor, minorOfDecimal } from '@paydesk/pricing'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Currency } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import {
  parseShopSearch,
  priceParam,
  priceRange,
  SORTS,
  type ShopSearch,
  type Sort,
} from './shop-search.ts'

type ListControlsProps = { search: ShopSearch; currency: Currency }

/** Order and filters. All of it stands in the address; a change replaces it, so Back leaves the list. */
export function ListControls({ search, currency }: ListControlsProps) {
  const navigate = useNavigate()
  function change(next: Partial<Record<keyof ShopSearch, unknown>>): void {
    const changed = parseShopSearch({ ...search, ...next })
    void navigate({ to: '/', search: changed, replace: true, resetScroll: false })
  }
  const isFiltered = search.sale || search.stock || search.price !== undefined
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <label className="inline-flex items-center gap-2">
        <span className="text-muted">Sort by</span>
        <select
          value={search.sort ?? (search.q ? '' : 'name')}
          onChange={({ target }) =>
            change({ sort: target.value === '' ? undefined : target.value })
          }
          className="h-11 rounded-full border border-edge bg-surface px-4"
        >
          {search.q && <option value="">Best match</option>}
          {Object.entries(SORTS).map(([sort, words]: [string, (typeof SORTS)[Sort]]) => (
            <option key={sort} value={sort}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <Toggle
        label="On sale"
        isOn={search.sale ?? false}
        onChange={(isOn) => change({ sale: isOn || undefined })}
      />
      <Toggle
        label="In stock"
        isOn={search.stock ?? false}
        onChange={(isOn) => change({ stock: isOn || undefined })}
      />
      <details className="w-full sm:w-auto" open={search.price !== undefined || undefined}>
        <summary className="inline-flex h-11 items-center underline underline-offset-4">
          Price
        </summary>
        <PriceForm
          key={`${currency} ${search.price ?? ''}`}
          price={search.price}
          currency={currency}
          onChange={(price) => change({ price })}
        />
      </details>
      {isFiltered && (
        <Button
          look="quiet"
          className="min-h-11"
          onClick={() => change({ sale: undefined, stock: undefined, price: undefined })}
        >
          Clear filters
        </Button>
      )}
    </div>
  )
}

type ToggleProps = { label: string; isOn: boolean; onChange: (isOn: boolean) => void }

function Toggle({ label, isOn, onChange }: ToggleProps) {
  return (
    <label className="inline-flex min-h-11 cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
        className="size-5 accent-accent"
      />
      {label}
    </label>
  )
}

type PriceFormProps = {
  price: string | undefined
  currency: Currency
  onChange: (price: string | undefined) => void
}

/** Undefined: nothing was typed. Null: it is no amount. Half the world writes a comma. */
function typedAmount(text: string, currency: Currency): number | null | undefined {
  const typed = text.trim().replace(',', '.')
  return typed === '' ? undefined : minorOfDecimal(typed, currency)
}

const NO_AMOUNT = 'Enter an amount like 12 or 12.50.'

function PriceForm({ price, currency, onChange }: PriceFormProps) {
  const { minMinor, maxMinor } = priceRange(price, currency)
  const [least, setLeast] = useState(
    minMinor === undefined ? '' : decimalOfMinor(minMinor, currency),
  )
  const [most, setMost] = useState(maxMinor === undefined ? '' : decimalOfMinor(maxMinor, currency))
  const [isChecked, setChecked] = useState(false)
  const parsed = { least: typedAmount(least, currency), most: typedAmount(most, currency) }
  const problem = (amount: number | null | undefined) =>
    isChecked && amount === null ? NO_AMOUNT : undefined

  return (
    <form
      className="flex items-end gap-2 pt-2"
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (parsed.least === null || parsed.most === null) return
        onChange(priceParam({ minMinor: parsed.least, maxMinor: parsed.most }, currency))
      }}
    >
      <TextField
        id="price-min"
        label={`From, ${currency}`}
        inputMode="decimal"
        autoComplete="off"
        value={least}
        problem={problem(parsed.least)}
        onChange={({ target }) => setLeast(target.value)}
      />
      <TextField
        id="price-max"
        label={`To, ${currency}`}
        inputMode="decimal"
        autoComplete="off"
        value={most}
        problem={problem(parsed.most)}
        onChange={({ target }) => setMost(target.value)}
      />
      <Button type="submit" look="quiet">
        Apply
      </Button>
    </form>
  )
}
