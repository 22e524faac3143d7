import { describe, expect, test } from 'vitest'
import { brandRuleOf } from './card-brand.ts'
import {
  cardNumberProblem,
  formatCardNumber,
  isFinishedCardNumber,
  passesLuhn,
} from './card-number.ts'

test.each([
  ['4242424242424242', 'visa'],
  ['5555555555554444', 'mastercard'],
  ['2223003122003222', 'mastercard'],
  ['378282246310005', 'amex'],
  ['6011111111111117', 'discover'],
  ['3056930009020004', 'diners'],
  ['36227206271667', 'diners'],
  ['3566002020360505', 'jcb'],
  ['6200000000000005', 'unionpay'],
])('the test card %s of Stripe is a complete %s card', (number, brand) => {
  expect(brandRuleOf(number).brand).toBe(brand)
  expect(cardNumberProblem(number)).toBeNull()
})

test.each([
  ['', 'unknown'],
  ['9', 'unknown'],
  ['2220', 'unknown'],
  ['2221', 'mastercard'],
  ['2720', 'mastercard'],
  ['2721', 'unknown'],
])('the brand of a number that begins with "%s" is %s', (digits, brand) => {
  expect(brandRuleOf(digits).brand).toBe(brand)
})

describe('a card number', () => {
  test.each([
    ['424242424242', '4242 4242 4242'],
    ['378282246310005', '3782 822463 10005'],
    ['36227206271667', '3622 720627 1667'],
    ['6205500000000000004', '6205 5000 0000 0000 004'],
    ['4242-4242 4242x4242 9999', '4242 4242 4242 4242'],
    ['４２４２　４２４２', '4242 4242'],
    ['', ''],
  ])('"%s" is written as "%s"', (typed, written) => {
    expect(formatCardNumber(typed)).toBe(written)
    expect(formatCardNumber(written)).toBe(written)
  })

  test('is incomplete until its last digit, and invalid when the check digit is wrong', () => {
    expect(cardNumberProblem('')).toBe('incomplete_number')
    expect(cardNumberProblem('4242 4242 4242 424')).toBe('incomplete_number')
    expect(cardNumberProblem('4242 4242 4242 4241')).toBe('invalid_number')
  })

  test('that could still grow is complete without being finished', () => {
    expect(cardNumberProblem('6200000000000005')).toBeNull()
    expect(isFinishedCardNumber('6200000000000005')).toBe(false)
    expect(isFinishedCardNumber('4242 4242 4242 4242')).toBe(true)
  })

  test('with any one digit changed fails the check', () => {
    const number = '4000002760003184'
    expect(passesLuhn(number)).toBe(true)
    for (let place = 0; place < number.length; place++) {
      const other = String((Number(number[place]) + 1) % 10)
      expect(passesLuhn(number.slice(0, place) + other + number.slice(place + 1))).toBe(false)
    }
  })
})
