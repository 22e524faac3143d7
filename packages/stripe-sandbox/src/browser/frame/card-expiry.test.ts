import { expect, test } from 'vitest'
import { expiryProblem, formatExpiry, parseExpiry } from './card-expiry.ts'

test.each([
  ['1', '1'],
  ['4', '04 / '],
  ['12', '12 / '],
  ['13', '01 / 3'],
  ['1/', '01 / '],
  ['123', '12 / 3'],
  ['1230', '12 / 30'],
  ['12/30', '12 / 30'],
  ['4/30', '04 / 30'],
  ['12/2030', '12 / 30'],
  ['12 / 309', '12 / 30'],
  ['', ''],
])('the expiry typed as "%s" is written as "%s"', (typed, written) => {
  expect(formatExpiry(typed)).toBe(written)
})

test('a slash that is being deleted does not come back', () => {
  expect(formatExpiry('12 /', { isDeletion: true })).toBe('12')
  expect(formatExpiry('12 / ', { isDeletion: true })).toBe('12')
  expect(formatExpiry('1 /', { isDeletion: true })).toBe('1')
  expect(formatExpiry('12 / 3', { isDeletion: true })).toBe('12 / 3')
})

test('an expiry is read as month and full year, once it is complete', () => {
  expect(parseExpiry('04 / 30')).toEqual({ month: 4, year: 2030 })
  expect(parseExpiry('04 / 3')).toBeNull()
})

test.each([
  ['11 / 26', null],
  ['10 / 26', 'invalid_expiry_month_past'],
  ['12 / 25', 'invalid_expiry_year_past'],
  ['00 / 30', 'invalid_expiry_month'],
  ['01 / 76', null],
  ['01 / 77', 'invalid_expiry_year'],
  ['11 / 2', 'incomplete_expiry'],
])('on the last day of November 2026 the expiry %s gives %s', (text, problem) => {
  expect(expiryProblem(text, new Date(2026, 10, 30, 23, 59))).toBe(problem)
})
