import { expect, test } from 'vitest'
import { cardStyleSheet } from './card-style.ts'

test('each variant and its pseudo-classes become rules, the invalid one last', () => {
  const sheet = cardStyleSheet({
    invalid: { color: '#fa755a', iconColor: '#fa755a' },
    base: {
      color: '#32325d',
      fontWeight: 500,
      fontSmoothing: 'antialiased',
      '::placeholder': { color: '#aab7c4' },
      ':focus': { letterSpacing: '1px' },
    },
  })
  expect(sheet.split('\n')).toEqual([
    '.InputElement { color: #32325d; font-weight: 500; -webkit-font-smoothing: antialiased; }',
    '.InputElement::placeholder { color: #aab7c4; }',
    '.InputElement:focus { letter-spacing: 1px; }',
    '.InputElement.is-invalid { color: #fa755a; --icon-color: #fa755a; }',
  ])
})

test.each<object>([
  { base: { backgroundColor: 'url(//elsewhere.test)' } },
  { base: { color: 'red } body { display: none' } },
  { base: { position: 'fixed' } },
  { base: { ':has(input)': { color: 'red' } } },
  { others: { color: 'red' } },
  { base: { constructor: 'red' } },
])('what Stripe does not document, such as %j, is left out', (style) => {
  expect(cardStyleSheet(style)).toBe('')
})
