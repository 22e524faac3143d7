import { describe, expect, it } from 'vitest'
import type { Books } from './books.ts'
import { check, type Violation } from './check.ts'

/** One order of two pieces, paid, of which a part was refunded: both books agree. */
function agreeing(): Books {
  return {
    initialStock: { mug: 10 },
    told: [{ checkoutId: 'o1', as: 'paid', at: 0 }],
    leaks: [],
    died: 0,
    ours: {
      products: [{ id: 'mug', stock: 7, reserved: 1 }],
      orders: [
        {
          id: 'o1',
          status: 'partially_refunded',
          heldReason: null,
          stockState: 'sold',
          currency: 'USD',
          totalMinor: 1_000,
          expiresAt: null,
        },
        {
          id: 'o2',
          status: 'awaiting_payment',
          heldReason: null,
          stockState: 'reserved',
          currency: 'USD',
          totalMinor: 500,
          expiresAt: new Date(Date.now() + 60_000),
        },
        {
          id: 'o3',
          status: 'expired',
          heldReason: null,
          stockState: 'released',
          currency: 'USD',
          totalMinor: 500,
          expiresAt: null,
        },
        {
          id: 'o4',
          status: 'paid',
          heldReason: null,
          stockState: 'sold',
          currency: 'USD',
          totalMinor: 500,
          expiresAt: null,
        },
      ],
      lines: [
        { orderId: 'o1', productId: 'mug', quantity: 2 },
        { orderId: 'o2', productId: 'mug', quantity: 1 },
        { orderId: 'o3', productId: 'mug', quantity: 1 },
        { orderId: 'o4', productId: 'mug', quantity: 1 },
      ],
      payments: [
        payment(['o1', 'pi_1'], 'succeeded', 1_000),
        payment(['o2', 'pi_2'], 'requires_payment_method', 0),
        payment(['o3', 'pi_3'], 'canceled', 0),
        payment(['o4', 'pi_4'], 'succeeded', 500),
      ],
      refunds: [
        {
          id: 'r1',
          intentId: 'pi_1',
          stripeId: 're_1',
          status: 'succeeded',
          amountMinor: 300,
          reason: 'other',
        },
      ],
      history: [
        { orderId: 'o1', was: 'draft', becomes: 'awaiting_payment', actor: 'customer' },
        { orderId: 'o2', was: 'draft', becomes: 'awaiting_payment', actor: 'customer' },
        { orderId: 'o3', was: 'draft', becomes: 'expired', actor: 'clock' },
        { orderId: 'o1', was: 'awaiting_payment', becomes: 'paid', actor: 'stripe' },
        { orderId: 'o1', was: 'paid', becomes: 'partially_refunded', actor: 'stripe' },
        { orderId: 'o4', was: 'draft', becomes: 'paid', actor: 'stripe' },
      ],
      events: [{ id: 'evt_1', outcome: 'applied' }],
      findings: [],
      jobs: 0,
    },
    stripes: {
      intents: [
        intent(['pi_1', 'o1'], 'succeeded', 1_000),
        intent(['pi_2', 'o2'], 'requires_payment_method', 0),
        intent(['pi_3', 'o3'], 'canceled', 0),
        intent(['pi_4', 'o4'], 'succeeded', 500),
      ],
      refunds: [{ id: 're_1', intentId: 'pi_1', status: 'succeeded', amountMinor: 300 }],
      eventIds: ['evt_1'],
    },
  }
}

type Two = [string, string]

function payment([orderId, intentId]: Two, status: string, receivedMinor: number) {
  return { orderId, generation: 1, intentId, status, receivedMinor }
}

function intent([id, orderId]: Two, status: string, receivedMinor: number) {
  return { id, orderId, status, currency: 'USD', receivedMinor }
}

it('books that agree break nothing', () => {
  expect(check(agreeing())).toEqual([])
})

/** What is put wrong in the books, and the invariants that it breaks. */
const wrongs: [string, Violation['invariant'][], (books: Books) => void][] = [
  [
    'a second payment of an order is kept',
    ['S1'],
    ({ ours, stripes }) => {
      ours.payments.push({ ...payment(['o4', 'pi_9'], 'succeeded', 500), generation: 2 })
      stripes.intents.push(intent(['pi_9', 'o4'], 'succeeded', 500))
    },
  ],
  [
    'more went back than came',
    ['S2'],
    ({ ours, stripes }) => {
      ours.refunds.push({
        id: 'r2',
        intentId: 'pi_1',
        stripeId: 're_2',
        status: 'succeeded',
        amountMinor: 800,
        reason: 'other',
      })
      stripes.refunds.push({
        id: 're_2',
        intentId: 'pi_1',
        status: 'succeeded',
        amountMinor: 800,
      })
    },
  ],
  [
    'an expired order can still be paid',
    ['S3'],
    ({ stripes }) => {
      Object.assign(stripes.intents[2] ?? {}, { status: 'requires_payment_method' })
    },
  ],
  [
    'a paid order can be paid again',
    ['S3'],
    ({ stripes }) => stripes.intents.push(intent(['pi_9', 'o4'], 'requires_payment_method', 0)),
  ],
  ['a step of the history is missing', ['B1'], ({ ours }) => ours.history.splice(3, 1)],
  [
    'a step is none of the table',
    ['B1'],
    ({ ours }) => {
      ours.history.push({ orderId: 'o2', was: 'awaiting_payment', becomes: 'draft', actor: 'x' })
      ours.history.push({ orderId: 'o2', was: 'draft', becomes: 'awaiting_payment', actor: 'x' })
    },
  ],
  [
    'a piece has gone',
    ['B2'],
    ({ ours }) => {
      Object.assign(ours.products[0] ?? {}, { stock: 6 })
    },
  ],
  [
    'a piece is held by nobody',
    ['B2'],
    ({ ours }) => {
      Object.assign(ours.products[0] ?? {}, { reserved: 2 })
    },
  ],
  [
    'an event waits',
    ['B3'],
    ({ ours }) => {
      Object.assign(ours.events[0] ?? {}, { outcome: 'received' })
    },
  ],
  [
    'an event went aside',
    ['B3'],
    ({ ours }) => {
      Object.assign(ours.events[0] ?? {}, { outcome: 'poison' })
    },
  ],
  [
    'a job is left',
    ['B4'],
    ({ ours }) => {
      ours.jobs = 1
    },
  ],
  [
    'an order is past its time',
    ['B4'],
    ({ ours }) => {
      Object.assign(ours.orders[1] ?? {}, { expiresAt: new Date(Date.now() - 60_000) })
    },
  ],
  [
    'money came for an order that is not paid',
    ['X1'],
    ({ stripes }) => {
      Object.assign(stripes.intents[1] ?? {}, { status: 'succeeded', receivedMinor: 500 })
    },
  ],
  [
    'an order is paid without money',
    ['X1'],
    ({ stripes }) => {
      Object.assign(stripes.intents[3] ?? {}, { status: 'canceled', receivedMinor: 0 })
    },
  ],
  [
    'an order is paid with another amount',
    ['X1'],
    ({ stripes }) => {
      Object.assign(stripes.intents[3] ?? {}, { receivedMinor: 499 })
    },
  ],
  [
    'money of another amount came',
    ['X1'],
    ({ ours }) => {
      Object.assign(ours.orders[3] ?? {}, { status: 'held', heldReason: 'amount_mismatch' })
      ours.history.push({ orderId: 'o4', was: 'paid', becomes: 'held', actor: 'stripe' })
    },
  ],
  [
    'money went back as paid twice that came once',
    ['X5'],
    ({ ours }) => {
      Object.assign(ours.refunds[0] ?? {}, { reason: 'duplicate' })
    },
  ],
  [
    'money went back as late that came in time',
    ['X5'],
    ({ ours }) => {
      Object.assign(ours.refunds[0] ?? {}, { reason: 'sold_out' })
    },
  ],
  [
    'money came for an order that is not there',
    ['X2'],
    ({ stripes }) => stripes.intents.push(intent(['pi_9', 'o9'], 'succeeded', 500)),
  ],
  ['an event never came', ['X3'], ({ stripes }) => stripes.eventIds.push('evt_2')],
  [
    'a refund is not in our book',
    ['X4'],
    ({ ours }) => {
      ours.refunds = []
    },
  ],
  [
    'somebody was told "paid" for what is canceled now',
    ['C1'],
    ({ told }) => {
      Object.assign(told[0] ?? {}, { checkoutId: 'o3' })
    },
  ],
  [
    'a process ended by itself',
    ['P1'],
    (books) => {
      books.died = 1
    },
  ],
  ['a secret is in a log', ['I3'], ({ leaks }) => leaks.push('api-1.log')],
]

describe('the checker finds', () => {
  it.each(wrongs)('%s: %s', (_what, expected, spoil) => {
    const books = agreeing()
    spoil(books)
    const found = new Set(check(books).map(({ invariant }) => invariant))
    expect([...found]).toEqual(expected)
  })
})
