import { useState } from 'react'
import type { CouponState } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { choose, useChoices } from '../delivery/choices.ts'

type CouponFieldProps = { coupon: CouponState | null; isLocked: boolean }

/** A code to type, what became of it, and a way to take it off again. */
export function CouponField({ coupon, isLocked }: CouponFieldProps) {
  const { couponCode } = useChoices()
  const [typed, setTyped] = useState(couponCode ?? '')
  const isApplied = couponCode !== null && coupon?.status === 'applied'
  const refusal = couponCode !== null && coupon?.status === 'refused' ? coupon.message : null

  function apply(): void {
    choose({ couponCode: typed.trim() || null })
  }
  function remove(): void {
    setTyped('')
    choose({ couponCode: null })
  }

  return (
    <fieldset disabled={isLocked} className="min-w-0 pb-4 disabled:opacity-60">
      <legend className="sr-only">Coupon</legend>
      {isApplied ? (
        <p className="flex items-center justify-between gap-3">
          <span className="rounded-full bg-accent-soft px-3 py-1 font-medium text-accent-text">
            {coupon.code}
          </span>
          <button
            type="button"
            aria-label={`Remove coupon ${coupon.code}`}
            onClick={remove}
            className="inline-flex min-h-11 items-center rounded-full px-3 text-muted underline-offset-4 hover:text-ink hover:underline"
          >
            Remove
          </button>
        </p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            apply()
          }}
        >
          <label htmlFor="coupon" className="mb-1 block font-medium">
            Coupon code
          </label>
          <div className="flex gap-2">
            <input
              id="coupon"
              name="coupon"
              value={typed}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              enterKeyHint="done"
              maxLength={40}
              aria-invalid={refusal !== null || undefined}
              aria-describedby="coupon-message"
              onChange={({ target }) => setTyped(target.value)}
              className="h-12 w-full min-w-0 rounded-xl border border-edge bg-surface px-4 uppercase"
            />
            <Button type="submit" look="quiet">
              Apply
            </Button>
          </div>
        </form>
      )}
      <p id="coupon-message" aria-live="polite" className="text-danger not-empty:mt-1">
        {refusal}
      </p>
    </fieldset>
  )
}
