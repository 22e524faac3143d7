type Edited = { value: string; caret: number }

/**
 * Reformats what was typed and keeps the caret after the same count of digits, so that an edit in
 * the middle of a number does not throw the caret to its end.
 */
export function reformatAtCaret(edited: Edited, format: (text: string) => string): Edited {
  const value = format(edited.value)
  if (edited.caret >= edited.value.length) return { value, caret: value.length }
  const digitsBefore = countDigits(edited.value.slice(0, edited.caret))
  let caret = 0
  for (let seen = 0; caret < value.length && seen < digitsBefore; caret++) {
    if (isDigit(value[caret])) seen++
  }
  return { value, caret }
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}
