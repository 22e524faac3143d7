import { useEffect, useState } from 'react'
import { withAccount } from '../route/account.ts'
import { navigate } from '../route/location.ts'
import type { Place } from '../route/places.ts'

type Keys = { isShown: boolean; show: () => void; hide: () => void }

/**
 * `/` searches, j and k (or the arrows) go through the list, Enter opens, Escape goes back, `?`
 * tells. Keys belong to whoever types, and to an open dialog.
 */
export function useKeys(place: Place | null): Keys {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const act = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (document.querySelector('dialog[open]') !== null) return
      if (isTyping(event.target)) {
        if (event.key === 'Escape') leaveField(event.target)
        if (event.key === 'ArrowDown' && isSearch(event.target)) moveFocus(event, 1)
        return
      }
      if (event.key === '?') setShown(true)
      else if (event.key === '/') focusSearch(event)
      else if (event.key === 'j' || event.key === 'ArrowDown') moveFocus(event, 1)
      else if (event.key === 'k' || event.key === 'ArrowUp') moveFocus(event, -1)
      else if (event.key === 'Escape' && place !== null && place.id !== null) {
        const current = `/${place.name}`
        const row = document.querySelector<HTMLElement>('[data-row] a[aria-current]')
        navigate(withAccount(`${current}${window.location.search}`))
        row?.focus()
      }
    }
    document.addEventListener('keydown', act)
    return () => document.removeEventListener('keydown', act)
  }, [place])
  return { isShown, show: () => setShown(true), hide: () => setShown(false) }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea')
}

function isSearch(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('[data-search]')
}

function leaveField(target: EventTarget | null): void {
  if (target instanceof HTMLElement) target.blur()
}

function focusSearch(event: KeyboardEvent): void {
  const field = document.querySelector<HTMLInputElement>('[data-search]')
  if (field === null) return
  event.preventDefault()
  field.focus()
  field.select()
}

/** From the row that has the focus, or the one that is open, or the top. */
function moveFocus(event: KeyboardEvent, step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row] a')]
  if (rows.length === 0) return
  event.preventDefault()
  const focused = rows.findIndex((row) => row === document.activeElement)
  const from = focused >= 0 ? focused : rows.findIndex((row) => row.matches('[aria-current]'))
  const next = rows[Math.min(Math.max(from + step, 0), rows.length - 1)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
