import { expect, test } from 'vitest'
import { checkAppearance } from './check-appearance.ts'

test('an appearance of documented parts is taken without a warning', () => {
  const checked = checkAppearance({
    variables: { colorPrimary: '#0570de', spacingUnit: '3px' },
    rules: {
      '.Tab, .Label, .Input': { fontWeight: '500' },
      '.Tab--selected:hover': { color: 'var(--colorText)' },
      '.Input--invalid': { boxShadow: '0 0 0 2px var(--colorDanger)' },
    },
  })
  expect(checked.warnings).toEqual([])
  expect(checked.rules.map(({ selector }) => selector)).toEqual([
    '.Tab, .Label, .Input',
    '.Tab--selected:hover',
    '.Input--invalid',
  ])
})

// The words are those of react-stripe-js #270.
test('a variable that Stripe does not know is left out with its warning', () => {
  const variables = JSON.parse('{"colorTextTerms": "red"}')
  const checked = checkAppearance({ variables })
  expect(checked.variables).toEqual([])
  expect(checked.warnings).toEqual([
    'stripe.elements(): invalid variable "colorTextTerms"; "colorTextTerms" is not a supported variable.',
  ])
})

test('a deprecated variable counts under its new name too', () => {
  expect(checkAppearance({ variables: { colorIcon: 'teal' } }).variables).toEqual([
    { name: 'colorIcon', value: 'teal' },
    { name: 'iconColor', value: 'teal' },
  ])
})

// The words are those of woocommerce-gateway-stripe #5155.
test('a property in another spelling is left out with its warning', () => {
  const checked = checkAppearance({ rules: { '.Text': { webkitFontSmoothing: 'auto' } } })
  expect(checked.rules).toEqual([{ selector: '.Text', declarations: [] }])
  expect(checked.warnings).toEqual([
    'stripe.elements(): "webkitFontSmoothing" is not a supported property for ".Text"',
  ])
})

test.each([
  '.Input[value^="4"]',
  'input',
  '*',
  '.Input, body',
  '.Input:has([name=number])',
  '.Input ~ .Error',
  '.Tab .TabLabel',
  '.Tab--invalid',
  '.Error:focus',
  '.p-SomePrivateClass',
  '.constructor',
  '@import',
])('a rule for the selector %s is left out with a warning', (selector) => {
  const checked = checkAppearance({ rules: { [selector]: { color: 'red' } } })
  expect(checked.rules).toEqual([])
  expect(checked.warnings).toHaveLength(1)
  expect(checked.warnings[0]).toContain(selector)
})

test.each([
  ['background', 'url(https://elsewhere.test/x)'],
  ['background', 'URL (x)'],
  ['background', 'image-set("x" 1x)'],
  ['background', '-webkit-cross-fade(a, b)'],
  ['color', 'red; } body { display: none'],
  ['color', '\\75rl(x)'],
  ['position', 'fixed'],
  ['content', '"Pay here"'],
  ['font-size', '18px'],
])('the declaration %s: %s is left out with a warning', (property, value) => {
  const checked = checkAppearance({ rules: { '.Input': { [property]: value } } })
  expect(checked.rules).toEqual([{ selector: '.Input', declarations: [] }])
  expect(checked.warnings).toHaveLength(1)
})

test('a variable that would load something is left out with a warning', () => {
  const checked = checkAppearance({ variables: { colorBackground: 'url(//elsewhere.test)' } })
  expect(checked.variables).toEqual([])
  expect(checked.warnings).toHaveLength(1)
})
