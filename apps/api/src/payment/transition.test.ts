import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { transition, type IntentFacts } from './transition.ts'

const order = {
  status: 'awaiting_payment',
  currency: 'USD',
  totalMinor: 1300,
  captureMinor: null,
} as const
const payment = { status: 'requires_payment_method', currency: 'USD' } as const

function intent(facts: Partial<IntentFacts>): IntentFacts {
  return {
    status: 'requires_payment_method',
    amount_received: 0,
    currency: 'usd',
    last_payment_error: null,
    cancellation_reason: null,
    ...facts,
  }
}

const paid = intent({ status: 'succeeded', amount_received: 1300 })

describe('money that arrived', () => {
  it('sells the order when amount and currency are the order’s (I4)', () => {
    expect(transition(order, payment, paid)?.order).toBe('sell')
    expect(transition({ ...order, status: 'processing' }, payment, paid)?.order).toBe('sell')
  })

  it.each([
    ['amount_mismatch', order, { ...paid, amount_received: 1299 }],
    ['amount_mismatch', order, { ...paid, amount_received: 1301 }],
    ['currency_mismatch', order, { ...paid, currency: 'eur' }],
  ] as const)('is held as %s, never swallowed (I4)', (heldReason, onOrder, money) => {
    expect(transition(onOrder, payment, money)).toEqual({
      payment: { status: 'succeeded', receivedMinor: money.amount_received },
      order: { status: 'held', heldReason },
    })
  })

  it.each(['paid', 'partially_refunded', 'refunded', 'held'] as const)(
    'a second time goes back, and leaves an order that is %s as it is (I2)',
    (status) => {
      expect(transition({ ...order, status }, payment, paid)).toEqual({
        payment: { status: 'succeeded', receivedMinor: 1300 },
        refund: 'duplicate',
      })
    },
  )

  it('for an order that staff canceled is held while it goes back', () => {
    expect(transition({ ...order, status: 'canceled' }, payment, paid)).toMatchObject({
      order: { status: 'held', heldReason: 'paid_after_cancel' },
      refund: 'late',
    })
  })

  it('for an order that expired sells it, if its stock is still there (I6)', () => {
    expect(transition({ ...order, status: 'expired' }, payment, paid)?.order).toBe('sell')
  })

  it('is seen even when it comes for a payment that was canceled (I7)', () => {
    const late = transition({ ...order, status: 'paid' }, { ...payment, status: 'canceled' }, paid)
    expect(late?.refund).toBe('duplicate')
  })
})

describe('news that comes late', () => {
  it.each<Stripe.PaymentIntent.Status>([
    'succeeded',
    'processing',
    'requires_payment_method',
    'requires_action',
    'canceled',
  ])('%s changes nothing once the payment has succeeded (I5)', (status) => {
    const settled = { ...payment, status: 'succeeded' } as const
    expect(transition({ ...order, status: 'paid' }, settled, intent({ status }))).toBeUndefined()
  })

  it('does not open a canceled payment again', () => {
    const canceled = { ...payment, status: 'canceled' } as const
    for (const status of ['processing', 'requires_action', 'requires_payment_method'] as const) {
      expect(transition(order, canceled, intent({ status }))).toBeUndefined()
    }
  })
})

describe('a payment under way', () => {
  it('a delayed method makes the order processing', () => {
    expect(transition(order, payment, intent({ status: 'processing' }))).toEqual({
      payment: { status: 'processing' },
      order: { status: 'processing' },
    })
  })

  it('a decline keeps the order open and keeps the reason', () => {
    const declined = intent({
      last_payment_error: {
        type: 'card_error',
        code: 'card_declined',
        decline_code: 'insufficient_funds',
      },
    })
    expect(transition(order, payment, declined)).toEqual({
      payment: {
        status: 'requires_payment_method',
        errorCode: 'card_declined',
        declineCode: 'insufficient_funds',
      },
    })
  })

  it('a delayed method that fails after all opens the order again', () => {
    const failed = transition({ ...order, status: 'processing' }, payment, intent({}))
    expect(failed?.order).toEqual({ status: 'awaiting_payment' })
  })
})

describe('a canceled intent', () => {
  const canceled = intent({ status: 'canceled' })

  it('takes the order with it: staff canceled it in Stripe', () => {
    expect(transition(order, payment, canceled)?.order).toEqual({ status: 'canceled' })
  })

  it('lets the order expire when it was given up because nobody paid', () => {
    const abandoned = intent({ status: 'canceled', cancellation_reason: 'abandoned' })
    expect(transition(order, payment, abandoned)?.order).toEqual({ status: 'expired' })
  })

  it('leaves the order alone when a change of currency replaced it', () => {
    const replaced = transition(order, { ...payment, currency: 'EUR' }, canceled)
    expect(replaced).toEqual({ payment: { status: 'canceled' } })
  })
})
