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
  ['4242 4242', '4242|4242', 'backward', '424|4242'],
  ['4242 4242', '4242|4242', 'forward', '4242|242'],
  ['12 / ', '12 /|', 'backward', '1| /'],
  ['4242 4242', '4242 424|', 'backward', '4242 424|'],
  ['4242 4242', '424| 4242', 'backward', '424| 4242'],
  ['4242', '|', 'backward', '|'],
] as const)('deleting from "%s" to "%s" %s means "%s"', (before, typed, direction, meant) => {
  const edited = { value: typed.replace('|', ''), caret: typed.indexOf('|') }
  const { value, caret } = deleteOverSeparator(before, edited, direction)
  expect(`${value.slice(0, caret)}|${value.slice(caret)}`).toBe(meant)
})
