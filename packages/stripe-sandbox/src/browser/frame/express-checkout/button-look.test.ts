import { expect, test } from 'vitest'
import { EN } from '../../languages/en.ts'
import { arrange, buttonHeightPx, captionOf, lookOf } from './button-look.ts'

test.each([
  [undefined, 44],
  [40, 40],
  [55, 55],
  [20, 40],
  [200, 55],
])('a button height of %s is %d pixels', (buttonHeight, px) => {
  expect(buttonHeightPx(buttonHeight === undefined ? {} : { buttonHeight })).toBe(px)
})

test('a button says what it is for, where the merchant has it so', () => {
  expect(captionOf('apple_pay', { buttonType: { applePay: 'check-out' } }, EN)).toBe(
    'Check out with Apple Pay',
  )
  expect(captionOf('google_pay', { buttonType: { googlePay: 'plain' } }, EN)).toBe('Google Pay')
  expect(captionOf('paypal', {}, EN)).toBe('PayPal')
})

test('a button has the theme of the merchant, or one that stands out', () => {
  expect(lookOf('paypal', { buttonTheme: { paypal: 'silver' } }, false)).toBe('silver')
  expect(lookOf('paypal', {}, true)).toBe('gold')
  expect(lookOf('apple_pay', {}, false)).toBe('black')
  expect(lookOf('apple_pay', {}, true)).toBe('white')
})

test.each([
  [3, {}, 1000, { columns: 3, shown: 3 }],
  [3, {}, 320, { columns: 1, shown: 3 }],
  [3, { maxColumns: 2 }, 1000, { columns: 2, shown: 3 }],
  [3, { maxColumns: 2, maxRows: 1 }, 1000, { columns: 2, shown: 2 }],
  [3, { maxColumns: 1, maxRows: 1, overflow: 'never' as const }, 1000, { columns: 1, shown: 3 }],
  [1, { maxRows: 2 }, 1000, { columns: 1, shown: 1 }],
])('%d buttons with %j in %d pixels: %j', (...[count, layout, widthPx, expected]) => {
  expect(arrange(count, layout, widthPx)).toEqual(expected)
})
