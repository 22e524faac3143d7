import { useEffect, useState } from 'react'

const PAUSE_MS = 200

type Props = { value: string; onChange: (value: string) => void; label: string }

/** Asks once a word is typed, not for each letter. */
export function SearchField({ value, onChange, label }: Props) {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  // The address changed by itself: by the back button, or a link.
  if (value !== known) {
    setKnown(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed === value) return
    const timer = window.setTimeout(onChange, PAUSE_MS, typed)
    return () => window.clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <input
      className="search"
      type="search"
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      placeholder={label}
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      data-search
    />
  )
}
