import { expect, test } from 'vitest'
import { inOrder } from './method-makers.ts'

test.each([
  [['card', 'ideal', 'klarna'], undefined, ['card', 'ideal', 'klarna']],
  [
    ['card', 'ideal', 'klarna'],
    ['klarna', 'card'],
    ['klarna', 'card', 'ideal'],
  ],
  [
    ['card', 'ideal'],
    ['paypal', 'ideal'],
    ['ideal', 'card'],
  ],
  [
    ['card', 'ideal'],
    ['ideal', 'ideal'],
    ['ideal', 'card'],
  ],
])('%j ordered by %j', (types, order, expected) => {
  expect(inOrder(types, order)).toEqual(expected)
})
