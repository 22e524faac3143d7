import { expect, it } from 'vitest'
import { Refusal } from '../terminal/refusal.ts'
import { readOrdersArguments } from './arguments.ts'

const orderId = '4150e0f8-d516-4116-af23-5d35b6dcce0b'

it.each([
  [['show', orderId], { act: 'show', orderId }],
  [['cancel', orderId], { act: 'cancel', orderId }],
  [['capture', orderId], { act: 'capture', orderId, amount: undefined }],
  [['capture', orderId, '12.50'], { act: 'capture', orderId, amount: '12.50' }],
  [['refund', orderId, '3'], { act: 'refund', orderId, amount: '3' }],
  [
    ['refund', orderId, '--line', 'MUG:2', '--line', 'A:1', '--no-restock'],
    {
      act: 'refundLines',
      orderId,
      lines: [
        { sku: 'MUG', quantity: 2 },
        { sku: 'A', quantity: 1 },
      ],
      restock: false,
    },
  ],
])('%j is understood', (args, expected) => {
  expect(readOrdersArguments(args)).toEqual(expected)
})

it.each([
  [[]],
  [['show']],
  [['show', 'not-an-id']],
  [['show', orderId, '12']],
  [['pay', orderId]],
  [['refund', orderId, '12', '--line', 'MUG:1']],
  [['refund', orderId, '--line', 'MUG']],
  [['refund', orderId, '--line', 'MUG:0']],
  [['refund', orderId, '--no-restock']],
  [['capture', orderId, '--line', 'MUG:1']],
  [['capture', orderId, '12', '13']],
  [['refund', orderId, '--all']],
])('%j is answered with the usage', (args) => {
  expect(() => readOrdersArguments(args)).toThrow(Refusal)
  expect(() => readOrdersArguments(args)).toThrow('pnpm orders show ORDER')
})
