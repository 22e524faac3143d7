import { MAX_QUANTITY } from '@paydesk/pricing'
import { useState, type KeyboardEvent } from 'react'

type QuantityStepperProps = {
  /** Of the product: each control says what it changes. */
  name: string
  quantity: number
  onChange: (quantity: number) => void
}

const STEP =
  'grid size-11 place-items-center rounded-full text-xl transition-colors hover:bg-sunken aria-disabled:opacity-35'

/** By button, by typing or by arrow keys; what is typed counts as soon as it is a quantity. */
export function QuantityStepper({ name, quantity, onChange }: QuantityStepperProps) {
  // What stands in the field while it is no quantity, as when it was emptied to type another.
  const [draft, setDraft] = useState<string | null>(null)

  function set(wanted: number): void {
    setDraft(null)
    if (wanted >= 1 && wanted <= MAX_QUANTITY && wanted !== quantity) onChange(wanted)
  }

  function type(text: string): void {
    const digits = text.normalize('NFKC').replaceAll(/\D/g, '')
    const typed = Number(digits)
    if (typed >= 1 && typed <= MAX_QUANTITY) set(typed)
    else setDraft(digits === '' ? '' : String(quantity))
  }

  function step(event: KeyboardEvent): void {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    set(quantity + by)
  }

  return (
    <div className="inline-flex items-center rounded-full border border-edge bg-surface">
      <button
        type="button"
        aria-label={`Decrease quantity of ${name}`}
        aria-disabled={quantity <= 1}
        className={STEP}
        onClick={() => set(quantity - 1)}
      >
        <span aria-hidden="true">−</span>
      </button>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        enterKeyHint="done"
        aria-label={`Quantity of ${name}`}
        value={draft ?? quantity}
        onChange={({ target }) => type(target.value)}
        // After the click that would put the caret between two digits.
        onClick={({ currentTarget }) => currentTarget.select()}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onBlur={() => setDraft(null)}
        onKeyDown={step}
        className="h-11 w-10 rounded-lg bg-transparent text-center tabular-nums"
      />
      <button
        type="button"
        aria-label={`Increase quantity of ${name}`}
        aria-disabled={quantity >= MAX_QUANTITY}
        className={STEP}
        onClick={() => set(quantity + 1)}
      >
        <span aria-hidden="true">+</span>
      </button>
    </div>
  )
}
