import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRuleDatabase, type RuleDatabase } from './rule-database.ts'
import { insert, type Row } from './valid-rows.ts'

let rules: RuleDatabase
beforeAll(async () => {
  rules = await openRuleDatabase()
})
afterAll(() => rules[Symbol.asyncDispose]())

async function refusalOf(first: Row, second: Row): Promise<string | undefined> {
  const { constraint } = await rules.refusal(async (sql) => {
    await insert(sql, 'products')
    await insert(sql, 'prices', first)
    await insert(sql, 'prices', second)
  })
  return constraint
}

const OVERLAP = 'prices_of_one_kind_do_not_overlap_in_time'
const november = { valid_from: '2026-11-01T00:00:00Z', valid_until: '2026-12-01T00:00:00Z' }

describe('of a product’s prices of one kind in one currency, at most one is valid at a time', () => {
  test.each<[string, Row, Row]>([
    ['two without a date', {}, {}],
    ['one with and one without', {}, november],
    ['two that overlap', november, { valid_from: '2026-11-30T23:59:59Z' }],
    ['a sale and a sale', { kind: 'sale' }, { kind: 'sale', ...november }],
  ])('%s are refused', async (_, first, second) => {
    expect(await refusalOf(first, second)).toBe(OVERLAP)
  })

  test.each<[string, Row, Row]>([
    ['one after the other', november, { valid_from: '2026-12-01T00:00:00Z' }],
    ['regular and sale', {}, { kind: 'sale' }],
    ['two currencies', {}, { currency: 'EUR' }],
  ])('%s are taken', async (_, first, second) => {
    expect(await refusalOf(first, second)).toBeUndefined()
  })
})
