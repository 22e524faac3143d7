import { expect, test } from 'vitest'
import { deleteOverSeparator, reformatAtCaret } from './caret.ts'
import { formatCardNumber } from './card-number.ts'

/** `|` is the caret. */
function reformat(text: string): string {
  const caret = text.indexOf('|')
  const edited = reformatAtCaret({ value: text.replace('|', ''), caret }, formatCardNumber)
  return `${edited.value.slice(0, edited.caret)}|${edited.value.slice(edited.caret)}`
}

test.each([
  ['a digit typed at the end opens a new group', '42424|', '4242 4|'],
  ['a digit typed in the middle moves the rest on', '42129| 4242 4', '4212 9|424 24'],
  ['a digit removed in the middle pulls the rest up', '42| 4242 4242', '42|42 4242 42'],
  ['a removed space leaves the caret before it', '4242|4242', '4242| 4242'],
  ['letters are dropped and do not count', '42x|42', '42|42'],
  ['at the start it stays there', '|424242', '|4242 42'],
  ['a pasted number with dashes ends at its end', '4242-4242-4242-4242|', '4242 4242 4242 4242|'],
])('%s', (_, typed, expected) => {
  expect(reformat(typed)).toBe(expected)
})

/** The text before the deletion and after it, and what was meant by it. */
test.each([
  { before: '4242 4242', typed: '4242|4242', direction: 'backward', meant: '424|4242' },
  { before: '4242 4242', typed: '4242|4242', direction: 'forward', meant: '4242|242' },
  { before: '12 / ', typed: '12 /|', direction: 'backward', meant: '1| /' },
  { before: '4242 4242', typed: '4242 424|', direction: 'backward', meant: '4242 424|' },
  { before: '4242 4242', typed: '424| 4242', direction: 'backward', meant: '424| 4242' },
  { before: '4242', typed: '|', direction: 'backward', meant: '|' },
] as const)('deleting $direction from "$before" to "$typed" means "$meant"', (edit) => {
  const edited = { value: edit.typed.replace('|', ''), caret: edit.typed.indexOf('|') }
  const { value, caret } = deleteOverSeparator(edit.before, edited, edit.direction)
  expect(`${value.slice(0, caret)}|${value.slice(caret)}`).toBe(edit.meant)
})
