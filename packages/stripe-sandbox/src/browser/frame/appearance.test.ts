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

test('rules become CSS', () => {
  const sheet = appearanceSheet({
    rules: {
      '.Input': { borderColor: 'red', '-webkit-text-fill-color': 'navy' },
      '.Input:focus': { boxShadow: '0 0 0 calc(2px * (1 + 1)) rgb(0 0 0 / 20%)' },
      '.Input::placeholder, .Label': { color: 'gray' },
    },
  })
  expect(sheet.split('\n').slice(1)).toEqual([
    '.Input { border-color: red; -webkit-text-fill-color: navy; }',
    '.Input:focus { box-shadow: 0 0 0 calc(2px * (1 + 1)) rgb(0 0 0 / 20%); }',
    '.Input::placeholder, .Label { color: gray; }',
  ])
})
