type Props<T extends string> = {
  label: string
  value: T
  options: readonly (readonly [value: T, name: string])[]
  onChange: (value: T) => void
}

/** The browser's own list: it works with every keyboard and on every phone. */
export function Choice<T extends string>({ label, value, options, onChange }: Props<T>) {
  return (
    <select
      className="choice"
      aria-label={label}
      value={value}
      onChange={({ target }) => {
        const chosen = options.find(([option]) => option === target.value)
        if (chosen !== undefined) onChange(chosen[0])
      }}
    >
      {options.map(([option, name]) => (
        <option key={option} value={option}>
          {name}
        </option>
      ))}
    </select>
  )
}
