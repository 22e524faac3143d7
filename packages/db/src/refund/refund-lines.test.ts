import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PoolClient } from 'pg'
import { openRuleDatabase, type RuleDatabase } from '../rules/rule-database.ts'
import { insert, orderId, update } from '../rules/valid-rows.ts'
import { refundableLines, requestLineRefund, worthOf } from './refund-lines.ts'

let rules: RuleDatabase
beforeAll(async () => {
  rules = await openRuleDatabase()
})
afterAll(async () => {
  await rules[Symbol.asyncDispose]()
})

/** Two mugs were sold for 24.00, with shipping 30.00, of five that there were. */
async function sold(sql: PoolClient): Promise<void> {
  await insert(sql, 'products')
  await insert(sql, 'orders')
  await insert(sql, 'order_lines')
  await insert(sql, 'payments', {
    status: 'succeeded',
    stripe_payment_intent_id: 'pi_1',
    received_minor: 9_000,
  })
  await sql.query("UPDATE orders SET status = 'paid', paid_at = now()")
}

const ask = (sql: PoolClient, quantity: number, restock = true) =>
  requestLineRefund(sql, { orderId, generation: 1, lines: [{ position: 0, quantity, restock }] })

const accept = (sql: PoolClient) =>
  sql.query(
    `UPDATE refunds SET status = 'succeeded', stripe_refund_id = 're_' || id WHERE status = 'requested'`,
  )

const stockNow = async (sql: PoolClient) =>
  (await sql.query<{ stock: number }>('SELECT stock FROM products')).rows[0]?.stock

test('all pieces of a line are worth its total, however they are split', () => {
  const line = { position: 0, sku: 'A', name: 'A', quantity: 7, totalMinor: 1_000 }
  const worths = Array.from({ length: 7 }, (_, refundedQuantity) =>
    worthOf({ ...line, refundedQuantity }, 1),
  )
  expect(worths.reduce((sum, worth) => sum + worth, 0)).toBe(1_000)
  expect(worthOf({ ...line, refundedQuantity: 0 }, 7)).toBe(1_000)
})

describe('a refund of pieces', () => {
  test('is of their price, and puts them on the shelf once Stripe has taken it on', async () => {
    await rules.try(async (sql) => {
      await sold(sql)
      expect(await stockNow(sql)).toBe(3)
      expect(await ask(sql, 1)).toBe(1_200)
      expect(await stockNow(sql)).toBe(3)
      await accept(sql)
      expect(await stockNow(sql)).toBe(4)
      expect(await refundableLines(sql, orderId)).toMatchObject([{ refundedQuantity: 1 }])
    })
  })

  test('leaves the shelf alone where the goods do not come back', async () => {
    await rules.try(async (sql) => {
      await sold(sql)
      await ask(sql, 2, false)
      await accept(sql)
      expect(await stockNow(sql)).toBe(3)
    })
  })

  test('restocks once, even when the bank sends the money back', async () => {
    await rules.try(async (sql) => {
      await sold(sql)
      await ask(sql, 2)
      await accept(sql)
      await sql.query("UPDATE refunds SET status = 'failed'")
      expect(await stockNow(sql)).toBe(5)
      // The money is still owed: it can be asked for anew, and the goods are not counted again.
      expect(await ask(sql, 2, false)).toBe(2_400)
      await accept(sql)
      expect(await stockNow(sql)).toBe(5)
    })
  })

  test('is at most of what was sold', async () => {
    const refusal = await rules.refusal(async (sql) => {
      await sold(sql)
      await ask(sql, 1)
      await ask(sql, 2)
    })
    expect(refusal).toEqual({
      constraint: 'refund_lines_are_at_most_what_was_sold',
      message: `Of line 0 of order ${orderId}, 2 were sold and 1 are refunded: at most 1 more can be.`,
    })
  })

  test('stays as it was written, and is of its own order', async () => {
    const changed = await rules.refusal(async (sql) => {
      await sold(sql)
      await ask(sql, 1)
      await update(sql, 'refund_lines', { quantity: 2 })
    })
    expect(changed.constraint).toBe('refund_lines_are_kept')
    const foreign = await rules.refusal(async (sql) => {
      await sold(sql)
      await insert(sql, 'refunds')
      await insert(sql, 'refund_lines', { order_id: randomUUID() })
    })
    expect(foreign.constraint).toBe('refund_lines_are_of_the_refunds_order')
  })
})
