import { expect, it } from 'vitest'
import { describeFaults } from './describe-faults.ts'

it('leads to the cell, or to the row', () => {
  const text = describeFaults([
    { line: 3, column: null, why: 'has 3 cells, and the header 12' },
    { line: 12, column: 'stock', why: 'is empty' },
  ])
  expect(text).toBe(
    [
      '  line 3      the row          has 3 cells, and the header 12',
      '  line 12     stock            is empty',
    ].join('\n'),
  )
})

it('shows the first hundred and counts the others', () => {
  const faults = Array.from({ length: 1350 }, (_, n) => ({ line: n + 2, column: null, why: 'x' }))
  const lines = describeFaults(faults).split('\n')
  expect(lines).toHaveLength(101)
  expect(lines.at(-1)).toBe('  and 1,250 more')
})
