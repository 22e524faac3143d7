import { MAX_QUANTITY } from '@paydesk/pricing'

type QuantityStepperProps = {
  /** Of the product: each control says what it changes. */
  name: string
  quantity: number
  onChange: (quantity: number) => void
}

const STEP =
  'grid size-11 place-items-center rounded-full text-xl transition-colors hover:bg-sunken aria-disabled:opacity-35'

export function QuantityStepper({ name, quantity, onChange }: QuantityStepperProps) {
  const canLower = quantity > 1
  const canRaise = quantity < MAX_QUANTITY
  return (
    <fieldset
      aria-label={`Quantity of ${name}`}
      className="inline-flex items-center rounded-full border border-edge bg-surface"
    >
      <button
        type="button"
        aria-label={`Decrease quantity of ${name}`}
        aria-disabled={!canLower}
        className={STEP}
        onClick={() => canLower && onChange(quantity - 1)}
      >
        <span aria-hidden="true">−</span>
      </button>
      <span aria-live="polite" className="min-w-8 text-center tabular-nums">
        {quantity}
      </span>
      <button
        type="button"
        aria-label={`Increase quantity of ${name}`}
        aria-disabled={!canRaise}
        className={STEP}
        onClick={() => canRaise && onChange(quantity + 1)}
      >
        <span aria-hidden="true">+</span>
      </button>
    </fieldset>
  )
}
