import { expect, test } from 'vitest'
import { appearanceSheet, themeOf } from './appearance.ts'

test('variables of the merchant override those of the theme', () => {
  const sheet = appearanceSheet({ theme: 'night', variables: { colorPrimary: 'hotpink' } })
  expect(sheet).toContain('--colorPrimary: hotpink;')
  expect(sheet).toContain('--colorBackground: #2b2c37;')
})

test('a theme that is not known falls back to stripe', () => {
  expect(themeOf(JSON.parse('{"theme":"toString"}'))).toBe('stripe')
  expect(themeOf({})).toBe('stripe')
})

test('rules become CSS, with properties in either spelling', () => {
  const sheet = appearanceSheet({
    rules: {
      '.Input': { borderColor: 'red', 'font-size': '18px', webkitTextFillColor: 'navy' },
      '.Input:focus': { boxShadow: '0 0 0 calc(2px * (1 + 1)) rgb(0 0 0 / 20%)' },
      '.Input::placeholder': { color: 'gray' },
    },
  })
  expect(sheet.split('\n').slice(1)).toEqual([
    '.Input { border-color: red; font-size: 18px; -webkit-text-fill-color: navy; }',
    '.Input:focus { box-shadow: 0 0 0 calc(2px * (1 + 1)) rgb(0 0 0 / 20%); }',
    '.Input::placeholder { color: gray; }',
  ])
})

test.each([
  '.Input[value^="4"]',
  'input',
  '*',
  '.Input, body',
  '.Input:has([name=number])',
  '.Input ~ .Error',
  '@import',
])('a rule for the selector %s is left out', (selector) => {
  expect(appearanceSheet({ rules: { [selector]: { color: 'red' } } })).not.toContain('red')
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
])('the declaration %s: %s is left out', (property, value) => {
  const sheet = appearanceSheet({ rules: { '.Input': { [property]: value } } })
  expect(sheet.split('\n')[1]).toBe('.Input {  }')
})

test('a variable that would load something is left out', () => {
  const sheet = appearanceSheet({ variables: { colorBackground: 'url(//elsewhere.test)' } })
  expect(sheet).not.toContain('elsewhere')
})
