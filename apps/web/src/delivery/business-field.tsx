import { useState } from 'react'
import { TextField } from '../ui/field.tsx'
import { choose, useChoices } from './choices.ts'

/** Few need it, so it stays folded until it is asked for. */
export function BusinessField() {
  const { taxId } = useChoices()
  const [isOpen, setOpen] = useState(taxId !== null)
  const [typed, setTyped] = useState(taxId ?? '')
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="inline-flex min-h-11 items-center underline underline-offset-4">
        Buying as a business?
      </summary>
      <div className="pt-2">
        <TextField
          id="delivery-tax-id"
          label="Tax id (optional)"
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={40}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={() => choose({ taxId: typed.trim() || null })}
        />
      </div>
    </details>
  )
}
