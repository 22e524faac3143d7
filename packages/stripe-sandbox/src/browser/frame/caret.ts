import { digitsOf } from './card-number.ts'

type Edited = { value: string; caret: number }

/**
 * Reformats what was typed and keeps the caret after the same count of digits, so that an edit in
 * the middle of a number does not throw the caret to its end.
 */
export function reformatAtCaret(edited: Edited, format: (text: string) => string): Edited {
  const value = format(edited.value)
  if (edited.caret >= edited.value.length) return { value, caret: value.length }
  const digitsBefore = digitsOf(edited.value.slice(0, edited.caret)).length
  let caret = 0
  for (let seen = 0; caret < value.length && seen < digitsBefore; caret++) {
    if (isDigit(value[caret])) seen++
  }
  return { value, caret }
}

/**
 * Who deletes a space of the format means the digit beyond it: the space alone would come back at
 * once. `before` is the text before the deletion.
 */
export function deleteOverSeparator(
  before: string,
  edited: Edited,
  direction: 'backward' | 'forward',
): Edited {
  const { value, caret } = edited
  if (value.length >= before.length || digitsOf(value) !== digitsOf(before)) return edited
  const place =
    direction === 'backward'
      ? value.slice(0, caret).search(/\d\D*$/)
      : after(caret, value.slice(caret).search(/\d/))
  if (place === -1) return edited
  const rest = value.slice(0, place) + value.slice(place + 1)
  return { value: rest, caret: Math.min(caret, place) }
}

function after(start: number, found: number): number {
  return found === -1 ? -1 : start + found
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}
