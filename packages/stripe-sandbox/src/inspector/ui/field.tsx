import type { ReactNode } from 'react'

type Props = {
  label: string
  name: string
  defaultValue?: string
  hint?: ReactNode
  placeholder?: string
  inputMode?: 'decimal' | 'numeric' | 'url' | 'text'
  required?: boolean
}

export function Field({
  label,
  name,
  hint,
  defaultValue,
  placeholder,
  inputMode,
  required,
}: Props) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className="field-input"
        name={name}
        defaultValue={defaultValue}
        placeholder={placeholder}
        inputMode={inputMode}
        required={required}
        autoComplete="off"
        spellCheck={false}
      />
      {hint !== undefined && <span className="field-hint">{hint}</span>}
    </label>
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

export function SelectField({ label, name, options, defaultValue, hint, onChange }: SelectProps) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <select
        className="field-input"
        name={name}
        defaultValue={defaultValue}
        onChange={({ target }) => onChange?.(target.value)}
      >
        {options.map(([value, shown]) => (
          <option key={value} value={value}>
            {shown}
          </option>
        ))}
      </select>
      {hint !== undefined && <span className="field-hint">{hint}</span>}
    </label>
  )
}
