import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRuleDatabase, type RuleDatabase } from '../rules/rule-database.ts'
import { insert, orderId, productId, update } from '../rules/valid-rows.ts'
import { moveOrder, type OrderTransition } from './settle-order.ts'

let rules: RuleDatabase
beforeAll(async () => {
  rules = await openRuleDatabase()
})
afterAll(async () => {
  await rules[Symbol.asyncDispose]()
})

/** A shop with five pieces, of which an open order holds two. */
async function open(sql: PoolClient): Promise<void> {
  await insert(sql, 'products')
  await insert(sql, 'orders')
  await insert(sql, 'order_lines')
}

async function stockNow(sql: PoolClient): Promise<{ stock: number; reserved: number }> {
  const { rows } = await sql.query<{ stock: number; reserved: number }>(
    'SELECT stock, reserved FROM products',
  )
  return rows[0] ?? { stock: -1, reserved: -1 }
}

const staff = { actor: 'staff' } as const

const move = (sql: PoolClient, to: OrderTransition) =>
  moveOrder(sql, orderId, { to, author: staff })

const held = { status: 'held', heldReason: 'amount_mismatch' } as const

type StockCase = {
  title: string
  act: (sql: PoolClient) => Promise<unknown>
  stock: number
  reserved: number
}

const stockCases: StockCase[] = [
  { title: 'an open order holds its pieces', act: async () => {}, stock: 5, reserved: 2 },
  {
    title: 'an edit of a line changes what it holds',
    act: (sql) =>
      update(sql, 'order_lines', { quantity: 5, subtotal_minor: 6000, total_minor: 6000 }),
    stock: 5,
    reserved: 5,
  },
  {
    title: 'a dropped line gives back what it held',
    act: (sql) => sql.query('DELETE FROM order_lines'),
    stock: 5,
    reserved: 0,
  },
  {
    title: 'a deleted order gives back what it held',
    act: (sql) => sql.query('DELETE FROM orders'),
    stock: 5,
    reserved: 0,
  },
  {
    title: 'a paid one has sold them',
    act: (sql) => move(sql, { status: 'paid' }),
    stock: 3,
    reserved: 0,
  },
  {
    title: 'one that is expired gives them back',
    act: (sql) => move(sql, { status: 'expired' }),
    stock: 5,
    reserved: 0,
  },
  {
    title: 'one that is canceled gives them back',
    act: (sql) => move(sql, { status: 'canceled' }),
    stock: 5,
    reserved: 0,
  },
  {
    title: 'one that expired and is paid late takes them again',
    act: async (sql) => {
      await move(sql, { status: 'expired' })
      await move(sql, { status: 'paid' })
    },
    stock: 3,
    reserved: 0,
  },
  {
    title: 'one that is held keeps them until it is decided',
    act: (sql) => move(sql, held),
    stock: 5,
    reserved: 2,
  },
  {
    title: 'one whose money went back before it was sold gives them back',
    act: async (sql) => {
      await move(sql, held)
      await move(sql, { status: 'refunded' })
    },
    stock: 5,
    reserved: 0,
  },
  {
    title: 'a refund of what was sold does not say that it came back',
    act: async (sql) => {
      await move(sql, { status: 'paid' })
      await move(sql, { status: 'refunded' })
    },
    stock: 3,
    reserved: 0,
  },
]

describe('I6: the stock follows an order, whoever changes it', () => {
  test.each(stockCases)('$title', async ({ act, stock, reserved }) => {
    await rules.try(async (sql) => {
      await open(sql)
      await act(sql)
      expect(await stockNow(sql)).toEqual({ stock, reserved })
    })
  })

  test('more than there is cannot be held', async () => {
    const refusal = await rules.refusal(async (sql) => {
      await insert(sql, 'products', { stock: 1 })
      await insert(sql, 'orders')
      await insert(sql, 'order_lines')
    })
    expect(refusal.constraint).toBe('products_stock_meets_what_is_reserved')
  })

  test('what somebody else has bought meanwhile cannot be taken again', async () => {
    const refusal = await rules.refusal(async (sql) => {
      await open(sql)
      await move(sql, { status: 'expired' })
      await update(sql, 'products', { stock: 1 })
      await move(sql, { status: 'paid' })
    })
    expect(refusal.constraint).toBe('products_stock_is_not_negative')
  })
})

describe('the history of an order', () => {
  async function history(sql: PoolClient) {
    const { rows } = await sql.query(
      'SELECT was, becomes, actor, reason, stripe_event_id FROM order_history ORDER BY id',
    )
    return rows
  }

  test('says who, why and by which event', () =>
    rules.try(async (sql) => {
      await open(sql)
      const author = { actor: 'stripe', reason: 'payment_intent.succeeded', stripeEventId: 'evt_1' }
      await moveOrder(sql, orderId, {
        to: { status: 'paid' },
        author: { ...author, actor: 'stripe' },
      })
      await moveOrder(sql, orderId, {
        to: { status: 'held', heldReason: 'Asked to wait' },
        author: staff,
      })
      expect(await history(sql)).toEqual([
        {
          was: 'draft',
          becomes: 'paid',
          actor: 'stripe',
          reason: 'payment_intent.succeeded',
          stripe_event_id: 'evt_1',
        },
        {
          was: 'paid',
          becomes: 'held',
          actor: 'staff',
          reason: 'Asked to wait',
          stripe_event_id: null,
        },
      ])
    }))

  test('is written for a hand in Studio as well', () =>
    rules.try(async (sql) => {
      await open(sql)
      await sql.query(`UPDATE orders SET status = 'canceled'`)
      expect(await history(sql)).toMatchObject([{ becomes: 'canceled', actor: 'staff' }])
    }))

  test.each(['UPDATE order_history SET actor = $1', 'DELETE FROM order_history WHERE actor <> $1'])(
    'is append-only: %s',
    async (statement) => {
      const refusal = await rules.refusal(async (sql) => {
        await open(sql)
        await moveOrder(sql, orderId, { to: { status: 'canceled' }, author: { actor: 'clock' } })
        await sql.query(statement, ['staff'])
      })
      expect(refusal.constraint).toBe('order_history_is_append_only')
    },
  )

  test('a move to where the order is already writes nothing', () =>
    rules.try(async (sql) => {
      await open(sql)
      await move(sql, { status: 'paid' })
      await move(sql, { status: 'paid' })
      expect(await history(sql)).toHaveLength(1)
    }))
})

test('pages that watch an order are told of a change with its commit', async () => {
  const { pool } = rules.database
  const listener = await pool.connect()
  const heard: unknown[] = []
  listener.on('notification', ({ payload }) => heard.push(payload))
  await listener.query('LISTEN paydesk_order')
  const writer = await pool.connect()
  await writer.query('BEGIN')
  await open(writer)
  await moveOrder(writer, orderId, { to: { status: 'canceled' }, author: staff })
  await listener.query('SELECT 1')
  expect(heard).toEqual([])
  await writer.query('COMMIT')
  await expect.poll(() => heard).toEqual([orderId])
  await writer.query('DELETE FROM orders')
  await writer.query('DELETE FROM products WHERE id = $1', [productId])
  writer.release()
  listener.release(true)
})

describe('a refund', () => {
  const paid = async (sql: PoolClient) => {
    await open(sql)
    await insert(sql, 'payments', { status: 'succeeded', stripe_payment_intent_id: 'pi_1' })
  }
  const jobs = async (sql: PoolClient) =>
    (await sql.query('SELECT task_identifier AS task, key FROM graphile_worker.jobs')).rows

  test('that is entered asks for its own execution, also in Studio', () =>
    rules.try(async (sql) => {
      await paid(sql)
      await insert(sql, 'refunds', { id: orderId })
      expect(await jobs(sql)).toEqual([{ task: 'refund', key: `refund:${orderId}` }])
    }))

  test('together with the others is never more than was paid', async () => {
    const refusal = await rules.refusal(async (sql) => {
      await paid(sql)
      await insert(sql, 'refunds', { amount_minor: 2000 })
      await insert(sql, 'refunds', { id: randomUUID(), amount_minor: 1001 })
    })
    expect(refusal.constraint).toBe('refunds_are_at_most_what_was_paid')
    expect(refusal.message).toContain('at most 1000 more can go back')
  })

  test('one that failed makes room again', () =>
    rules.try(async (sql) => {
      await paid(sql)
      await insert(sql, 'refunds')
      await update(sql, 'refunds', { status: 'failed' })
      await insert(sql, 'refunds', { id: randomUUID() })
      expect(await jobs(sql)).toHaveLength(2)
    }))

  test.each([
    ['refunds_origin_is_final', { amount_minor: 1 }],
    ['refunds_stripe_id_is_final', { stripe_refund_id: 're_2' }],
  ])('%s', async (constraint, change) => {
    const refusal = await rules.refusal(async (sql) => {
      await paid(sql)
      await insert(sql, 'refunds', { stripe_refund_id: 're_1', status: 'pending' })
      await update(sql, 'refunds', change)
    })
    expect(refusal.constraint).toBe(constraint)
  })

  test('is kept', async () => {
    const refusal = await rules.refusal(async (sql) => {
      await paid(sql)
      await insert(sql, 'refunds')
      await sql.query('DELETE FROM refunds')
    })
    expect(refusal.constraint).toBe('refunds_are_kept')
  })
})

test('an order that is canceled in Studio asks for its end at Stripe', () =>
  rules.try(async (sql) => {
    await open(sql)
    await insert(sql, 'payments', { received_minor: 0 })
    await sql.query(`UPDATE orders SET status = 'canceled'`)
    const { rows } = await sql.query('SELECT key FROM graphile_worker.jobs')
    expect(rows).toEqual([{ key: `close_order:${orderId}` }])
  }))
