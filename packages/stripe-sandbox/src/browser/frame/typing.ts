import { reformatAtCaret } from './caret.ts'

/** Keeps what is typed into an input in its format, without moving the caret from its place. */
export function formatWhileTyping(input: HTMLInputElement, format: (text: string) => string): void {
  input.addEventListener('input', () => {
    const caret = input.selectionStart ?? input.value.length
    const next = reformatAtCaret({ value: input.value, caret }, format)
    if (next.value === input.value) return
    input.value = next.value
    // Setting a selection takes the focus in some browsers: autofill must not.
    if (document.activeElement === input) input.setSelectionRange(next.caret, next.caret)
  })
}

/** Goes on to the next field once this one can take no more. */
export function advanceWhen(
  input: HTMLInputElement,
  isFinished: () => boolean,
  next: () => HTMLElement,
): void {
  input.addEventListener('input', (event) => {
    const isDeletion = event instanceof InputEvent && event.inputType.startsWith('delete')
    const isAtEnd = input.selectionStart === input.value.length
    if (!isDeletion && isAtEnd && document.activeElement === input && isFinished()) next().focus()
  })
}
