import { expect, it } from 'vitest'
import { piecesOf } from './pieces.ts'

it.each([
  { net: 300, quantity: 3, quantum: 1, pieces: [[3, 100]] },
  {
    net: 100,
    quantity: 3,
    quantum: 1,
    pieces: [
      [2, 33],
      [1, 34],
    ],
  },
  {
    net: 2,
    quantity: 3,
    quantum: 1,
    pieces: [
      [1, 0],
      [2, 1],
    ],
  },
  { net: 0, quantity: 3, quantum: 1, pieces: [[3, 0]] },
  {
    net: 100,
    quantity: 3,
    quantum: 10,
    pieces: [
      [2, 30],
      [1, 40],
    ],
  },
  {
    net: 105,
    quantity: 3,
    quantum: 10,
    pieces: [
      [1, 30],
      [1, 40],
      [1, 35],
    ],
  },
])('$net over $quantity pieces in quanta of $quantum', ({ net, quantity, quantum, pieces }) => {
  const found = piecesOf(net, quantity, quantum)
  expect(found.map(({ count, eachMinor }) => [count, eachMinor])).toEqual(pieces)
  expect(found.reduce((sum, { count, eachMinor }) => sum + count * eachMinor, 0)).toBe(net)
  expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(quantity)
})
