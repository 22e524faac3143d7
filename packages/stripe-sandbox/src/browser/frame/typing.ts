import { deleteOverSeparator, reformatAtCaret } from './caret.ts'

type Format = (text: string, edit: { isDeletion: boolean }) => string

const DIRECTIONS = new Map([
  ['deleteContentBackward', 'backward'],
  ['deleteContentForward', 'forward'],
] as const)

/** Keeps what is typed into an input in its format, without moving the caret from its place. */
export function formatWhileTyping(input: HTMLInputElement, format: Format): void {
  let before = input.value

  function tidy(event: Event) {
    // An input method shows its own text until it is done; to change that would end it.
    if (event instanceof InputEvent && event.isComposing) return
    const kind = event instanceof InputEvent ? event.inputType : ''
    const direction = [...DIRECTIONS].find(([name]) => name === kind)?.[1]
    const typed = { value: input.value, caret: input.selectionStart ?? input.value.length }
    const meant = direction ? deleteOverSeparator(before, typed, direction) : typed
    const isDeletion = kind.startsWith('delete')
    const next = reformatAtCaret(meant, (text) => format(text, { isDeletion }))
    before = next.value
    if (next.value === input.value) return
    input.value = next.value
    // Setting a selection takes the focus in some browsers: autofill must not.
    if (document.activeElement === input) input.setSelectionRange(next.caret, next.caret)
  }
  // Captured: other listeners read what is formatted.
  input.addEventListener('input', tidy, { capture: true })
  input.addEventListener('compositionend', (event) => {
    tidy(event)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** Goes on to the next field once this one can take no more. */
export function advanceWhen(
  input: HTMLInputElement,
  isFinished: () => boolean,
  next: () => HTMLElement | null,
): void {
  input.addEventListener('input', (event) => {
    const isDeletion = event instanceof InputEvent && event.inputType.startsWith('delete')
    const isAtEnd = input.selectionStart === input.value.length
    if (isDeletion || !isAtEnd || document.activeElement !== input || !isFinished()) return
    next()?.focus()
  })
}
