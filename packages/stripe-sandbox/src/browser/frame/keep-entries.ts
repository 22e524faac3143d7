type Entry = {
  name: string
  value: string
  /** For what is ticked; null for what is typed or chosen. */
  isChecked: boolean | null
  isInvalid: boolean
  /** Where the caret was, when the shopper was in this control. */
  focus: { start: number | null; end: number | null } | null
}
type Control = HTMLInputElement | HTMLSelectElement

/** What the shopper has entered below these elements, for a form that is made anew. */
export function readEntries(roots: readonly Element[]): Entry[] {
  return roots.flatMap(controlsIn).map((control) => ({
    name: control.name,
    value: control.value,
    isChecked: isTicked(control) ? control.checked : null,
    isInvalid: control.getAttribute('aria-invalid') === 'true',
    focus: document.activeElement === control ? selectionOf(control) : null,
  }))
}

/** Enters it again, in the same order: a control may come only with the one before. */
export function writeEntries(root: Element, entries: readonly Entry[]): void {
  for (const entry of entries) {
    const control = controlsIn(root).find((candidate) => isSame(candidate, entry))
    if (!control) continue
    if (isTicked(control)) control.checked = entry.isChecked === true
    else control.value = entry.value
    if (!isTicked(control) || entry.isChecked) {
      control.dispatchEvent(new Event('input', { bubbles: true }))
      control.dispatchEvent(new Event('change', { bubbles: true }))
    }
    // Leaving a field is what has it checked.
    if (entry.isInvalid) control.dispatchEvent(new Event('blur'))
  }
  const focused = entries.find(({ focus }) => focus !== null)
  const control = focused && controlsIn(root).find((candidate) => isSame(candidate, focused))
  control?.focus()
  if (control instanceof HTMLInputElement && focused?.focus && focused.focus.start !== null) {
    control.setSelectionRange(focused.focus.start, focused.focus.end)
  }
}

function controlsIn(root: Element): Control[] {
  return [...root.querySelectorAll<Control>('input[name], select[name]')]
}

function isSame(control: Control, { name, value, isChecked }: Entry): boolean {
  if (control.name !== name) return false
  // Of several with one name, the value tells them apart.
  return isChecked === null || control.value === value
}

function isTicked(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio'
}

/** Null in the inputs that have no caret, such as an e-mail's. */
function selectionOf(control: Control): { start: number | null; end: number | null } {
  if (control instanceof HTMLSelectElement) return { start: null, end: null }
  return { start: control.selectionStart, end: control.selectionEnd }
}
