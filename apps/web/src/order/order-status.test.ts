import { expect, it } from 'vitest'
import { isFinal, orderView } from './order-status.ts'
import { markSent } from './sent-payments.ts'

const DECLINED = { code: 'card_declined', declineCode: 'generic_decline' }

it.each([
  { status: 'draft', paymentError: null, view: 'confirming', final: false },
  { status: 'awaiting_payment', paymentError: null, view: 'confirming', final: false },
  { status: 'awaiting_payment', paymentError: DECLINED, view: 'failed', final: false },
  { status: 'processing', paymentError: null, view: 'processing', final: false },
  { status: 'paid', paymentError: null, view: 'paid', final: true },
  { status: 'refunded', paymentError: null, view: 'refunded', final: true },
  { status: 'held', paymentError: null, view: 'held', final: false },
  { status: 'expired', paymentError: null, view: 'expired', final: false },
  { status: 'canceled', paymentError: DECLINED, view: 'canceled', final: true },
] as const)('$status with error $paymentError is shown as $view', (order) => {
  const view = orderView({ id: 'order-1', ...order })
  expect({ view, final: isFinal(view) }).toEqual({ view: order.view, final: order.final })
})

it('a second card that Stripe took is not shown as the failure of the first', () => {
  markSent('order-2')
  expect(orderView({ id: 'order-2', status: 'awaiting_payment', paymentError: DECLINED })).toBe(
    'confirming',
  )
})
