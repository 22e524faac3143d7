import { useId } from 'react'
import type { ReactNode } from 'react'

type FrameProps = {
  label: string
  hint?: ReactNode
  /** Gets the ids that tie it to its label and hint. */
  children: (ids: { id: string; 'aria-describedby': string | undefined }) => ReactNode
}

function FieldFrame({ label, hint, children }: FrameProps) {
  const id = useId()
  const hintId = hint === undefined ? undefined : `${id}hint`
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': hintId })}
      {hint !== undefined && (
        <span className="field-hint" id={hintId}>
          {hint}
        </span>
      )}
    </div>
  )
}

type Props = {
  label: string
  name: string
  defaultValue?: string
  hint?: ReactNode
  placeholder?: string
  inputMode?: 'decimal' | 'numeric' | 'url' | 'text'
  required?: boolean
}

export function Field({ label, hint, ...input }: Props) {
  return (
    <FieldFrame label={label} hint={hint}>
      {(ids) => (
        <input className="field-input" autoComplete="off" spellCheck={false} {...input} {...ids} />
      )}
    </FieldFrame>
  )
}

type SelectProps = {
  label: string
  name: string
  options: readonly (readonly [value: string, name: string])[]
  defaultValue?: string
  hint?: ReactNode
  onChange?: (value: string) => void
}

export function SelectField({ label, hint, options, onChange, ...select }: SelectProps) {
  return (
    <FieldFrame label={label} hint={hint}>
      {(ids) => (
        <select
          className="field-input"
          onChange={({ target }) => onChange?.(target.value)}
          {...select}
          {...ids}
        >
          {options.map(([value, shown]) => (
            <option key={value} value={value}>
              {shown}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}
