import { expect, test } from 'vitest'
import { layoutOf } from './layout.ts'

test('an accordion is the default, of five items before "more"', () => {
  expect(layoutOf(undefined, 3)).toMatchObject({ type: 'accordion', visibleItems: 5 })
  expect(layoutOf('auto', 3)).toMatchObject({ type: 'accordion' })
  expect(layoutOf('tabs', 3)).toMatchObject({ type: 'tabs' })
})

test.each([
  ['always', 1, true],
  ['never', 3, false],
  ['if_multiple', 1, false],
  ['if_multiple', 2, true],
  ['auto', 2, true],
] as const)('radios %s with %d methods: %s', (radios, methods, hasRadios) => {
  expect(layoutOf({ type: 'accordion', radios }, methods).hasRadios).toBe(hasRadios)
})

test('0 visible items means all', () => {
  const layout = layoutOf({ type: 'accordion', visibleAccordionItemsCount: 0 }, 9)
  expect(layout.visibleItems).toBe(Infinity)
})
