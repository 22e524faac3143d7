import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OrderStatus } from '../generated/prisma/enums.ts'
import { isOpen, ORDER_WAYS } from '../order/order-states.ts'
import { openRuleDatabase, type RuleDatabase } from './rule-database.ts'
import { insert, orderId, update, type Row, type Table } from './valid-rows.ts'

const paidAt = '2026-11-23T00:00:00Z'

/** What a status needs beside it. */
const inStatus = {
  draft: { status: 'draft', held_reason: null },
  awaiting_payment: { status: 'awaiting_payment', held_reason: null },
  processing: { status: 'processing', held_reason: null },
  authorized: { status: 'authorized', held_reason: null },
  paid: { status: 'paid', held_reason: null, paid_at: paidAt },
  partially_refunded: { status: 'partially_refunded', held_reason: null, paid_at: paidAt },
  refunded: { status: 'refunded', held_reason: null },
  held: { status: 'held', held_reason: 'amount_mismatch' },
  expired: { status: 'expired', held_reason: null },
  canceled: { status: 'canceled', held_reason: null },
} satisfies Record<OrderStatus, Row>

/** Said again here, by hand: the test of a table is not the table. */
const ways: Record<OrderStatus, OrderStatus[]> = {
  draft: ['awaiting_payment', 'processing', 'authorized', 'paid', 'held', 'expired', 'canceled'],
  awaiting_payment: ['processing', 'authorized', 'paid', 'held', 'expired', 'canceled'],
  processing: ['awaiting_payment', 'authorized', 'paid', 'held', 'canceled'],
  authorized: ['paid', 'held', 'canceled'],
  paid: ['partially_refunded', 'refunded', 'held'],
  partially_refunded: ['paid', 'refunded', 'held'],
  refunded: ['paid', 'partially_refunded', 'held'],
  held: ['paid', 'partially_refunded', 'refunded', 'canceled'],
  expired: ['paid', 'held'],
  canceled: ['held'],
}

const statuses = Object.values(OrderStatus)
const changes = statuses.flatMap((from) =>
  statuses.filter((to) => to !== from).map((to) => ({ from, to })),
)

let rules: RuleDatabase
beforeAll(async () => {
  rules = await openRuleDatabase()
})
afterAll(async () => {
  await rules[Symbol.asyncDispose]()
})

/** The rule that stops an order in `status` with a line, a payment and this change. */
function refusalOf(
  status: OrderStatus,
  change: { table: Table; row: Row } | 'delete order' | 'delete line',
) {
  return rules.refusal(async (sql) => {
    await insert(sql, 'products', { stock: 50, reserved: 0 })
    await insert(sql, 'orders', inStatus[status])
    await insert(sql, 'order_lines')
    if (change === 'delete order') await sql.query('DELETE FROM orders')
    else if (change === 'delete line') await sql.query('DELETE FROM order_lines')
    else await update(sql, change.table, change.row)
  })
}

describe('an order goes only the ways of the table', () => {
  test.each(changes)('$from to $to', async ({ from, to }) => {
    const expected = ways[from].includes(to)
      ? { constraint: undefined }
      : {
          constraint: 'orders_status_transition',
          message: `Order ${orderId} is ${from} and cannot become ${to}. To take an order out of the normal course, set it to held with a reason.`,
        }
    expect(await refusalOf(from, { table: 'orders', row: inStatus[to] })).toMatchObject(expected)
  })
})

test('the code has the same table', () => {
  expect(ORDER_WAYS).toEqual(ways)
})

test('an order that was paid and is held cannot be canceled, only paid again', async () => {
  const fromPaidThenHeld = (row: Row) =>
    rules.refusal(async (sql) => {
      await insert(sql, 'orders', {
        ...inStatus.held,
        paid_at: paidAt,
        stock_state: 'sold',
      })
      await update(sql, 'orders', row)
    })
  expect(await fromPaidThenHeld(inStatus.canceled)).toMatchObject({
    constraint: 'orders_paid_at_only_when_money_came',
  })
  expect(await fromPaidThenHeld({ ...inStatus.canceled, paid_at: null })).toMatchObject({
    constraint: 'orders_paid_at_is_final',
  })
  expect(await fromPaidThenHeld(inStatus.paid)).toMatchObject({ constraint: undefined })
})

const amountChanges: Row[] = [
  { subtotal_minor: 2300, total_minor: 2900 },
  { discount_minor: 100, total_minor: 3100 },
  { shipping_minor: 0, total_minor: 2500 },
  { tax_minor: 0, total_minor: 2700 },
  { currency: 'EUR', quote: JSON.stringify({ currency: 'EUR', totalMinor: 3000 }) },
  { revision: 2 },
]

describe('I1: amounts, currency and revision change only while the order awaits its payment', () => {
  test.each(statuses)('%s', async (status) => {
    for (const row of amountChanges) {
      const { constraint } = await refusalOf(status, { table: 'orders', row })
      const expected = isOpen(status) ? undefined : 'orders_amounts_are_frozen'
      expect.soft(constraint, JSON.stringify(row)).toBe(expected)
    }
  })

  test('not even in the update that makes it paid', async () => {
    const row = { ...inStatus.paid, currency: 'EUR' }
    const { constraint } = await refusalOf('awaiting_payment', { table: 'orders', row })
    expect(constraint).toBe('orders_amounts_are_frozen')
  })
})

describe('the lines of an order change only while it awaits its payment', () => {
  test.each(statuses)('%s', async (status) => {
    const expected = isOpen(status) ? undefined : 'order_lines_are_frozen'
    const row = { quantity: 1, subtotal_minor: 1200, total_minor: 1200 }
    expect(await refusalOf(status, { table: 'order_lines', row })).toMatchObject({
      constraint: expected,
    })
    expect(await refusalOf(status, 'delete line')).toMatchObject({ constraint: expected })
  })
})

describe('an order with money in it cannot be deleted, and another takes its lines along', () => {
  test.each(statuses)('%s', async (status) => {
    const isKept = !(isOpen(status) || status === 'expired' || status === 'canceled')
    const { constraint } = await refusalOf(status, 'delete order')
    expect(constraint).toBe(isKept ? 'orders_with_money_are_kept' : undefined)
  })
})

/** The rule that stops a payment that was `before` from this change. */
function paymentRefusal(before: Row, change: Row | 'delete payment' | 'delete order') {
  return rules.refusal(async (sql) => {
    await insert(sql, 'orders')
    await insert(sql, 'payments', before)
    if (change === 'delete payment') await sql.query('DELETE FROM payments')
    else if (change === 'delete order') await sql.query('DELETE FROM orders')
    else await update(sql, 'payments', change)
  })
}

describe('a payment', () => {
  const intent = { stripe_payment_intent_id: 'pi_1' }

  test.each([
    ['keeps its currency', {}, { currency: 'EUR' }, 'payments_origin_is_final'],
    ['keeps its created amount', {}, { created_minor: 1 }, 'payments_origin_is_final'],
    ['keeps its generation', {}, { generation: 2 }, 'payments_origin_is_final'],
    ['gets its intent once', {}, intent, undefined],
    ['may be told the same intent again', intent, intent, undefined],
    [
      'keeps its intent',
      intent,
      { stripe_payment_intent_id: 'pi_2' },
      'payments_intent_id_is_final',
    ],
    [
      'never forgets its intent',
      intent,
      { stripe_payment_intent_id: null },
      'payments_intent_id_is_final',
    ],
    ['may succeed', intent, { status: 'succeeded' }, undefined],
    [
      'stays succeeded',
      { ...intent, status: 'succeeded' },
      { status: 'processing' },
      'payments_end_is_final',
    ],
    [
      'stays canceled',
      { ...intent, status: 'canceled' },
      { status: 'processing' },
      'payments_end_is_final',
    ],
    [
      'I7: may turn out to have succeeded',
      { ...intent, status: 'canceled' },
      { status: 'succeeded' },
      undefined,
    ],
    [
      'given up before Stripe answered, may turn out to exist',
      { status: 'canceled' },
      { ...intent, status: 'requires_action' },
      undefined,
    ],
    ['at Stripe cannot be deleted', intent, 'delete payment', 'payments_at_stripe_are_kept'],
    ['at Stripe keeps its order', intent, 'delete order', 'payments_at_stripe_are_kept'],
    [
      'that Stripe canceled goes with its order',
      { ...intent, status: 'canceled' },
      'delete order',
      undefined,
    ],
    ['without an intent goes with its order', {}, 'delete order', undefined],
  ] as const)('%s', async (...[, before, change, expected]) => {
    expect(await paymentRefusal(before, change)).toMatchObject({ constraint: expected })
  })
})

test("Prisma, and so Studio, shows the guard's own words", async () => {
  const { pool, prisma } = rules.database
  await insert(pool, 'orders', inStatus.paid)
  const change = prisma.order.update({
    where: { id: orderId },
    data: { status: 'canceled' },
  })
  await expect(change).rejects.toThrow(
    `Order ${orderId} is paid and cannot become canceled. To take an order out of the normal course, set it to held with a reason.`,
  )
})
