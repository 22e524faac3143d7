/** Pressing the label of the merchant's element focuses the Element in it, as if it were an input. */
export function focusByLabel(place: Element, focus: () => void): void {
  const named = place.id ? document.querySelectorAll(`label[for="${CSS.escape(place.id)}"]`) : []
  const around = place.closest('label')
  for (const label of new Set([...named, ...(around ? [around] : [])])) {
    label.addEventListener('click', () => {
      // An Element that was unmounted meanwhile has no frame, and focusing it does nothing.
      focus()
    })
  }
}
