import type { CurrencyCode, Promotion, PromotionEffect } from '@paydesk/pricing'
import { run, type Sql } from '../sql.ts'

/** A promotion as pricing knows it, and what only the tables know: when, and how often. */
export type ScheduledPromotion = {
  promotion: Promotion
  validFrom: Date | null
  validUntil: Date | null
  /** Whether its redemptions are counted. */
  isLimited: boolean
}

type Row = {
  id: string
  name: string
  code: string | null
  target: Promotion['target']
  effect: PromotionEffect['kind']
  offPpm: number | null
  buy: number | null
  get: number | null
  includesSaleItems: boolean
  isCombinable: boolean
  priority: number
  validFrom: Date | null
  validUntil: Date | null
  isLimited: boolean
  offMinor: number | null
  minimumSubtotalMinor: number | null
  hasAmounts: boolean
  tiers: { fromQuantity: number; offPpm: number }[]
  productIds: string[]
  categoryIds: string[]
}

// Shares are decimals for staff, and millionths for pricing: 20.0000 is 20 % is 200000.
const columns = `
  promotion.id, promotion.name, promotion.code, promotion.target, promotion.effect,
  (promotion.percent_off * 10000)::int AS "offPpm", promotion.buy_quantity AS buy, promotion.get_quantity AS get,
  promotion.includes_sale_items AS "includesSaleItems", promotion.combinable AS "isCombinable", promotion.priority,
  promotion.valid_from AS "validFrom", promotion.valid_until AS "validUntil",
  promotion.max_redemptions IS NOT NULL OR promotion.max_per_customer IS NOT NULL AS "isLimited",
  amount.off_minor AS "offMinor", amount.minimum_subtotal_minor AS "minimumSubtotalMinor",
  EXISTS (SELECT FROM promotion_amounts WHERE promotion_id = promotion.id) AS "hasAmounts",
  COALESCE((
    SELECT json_agg(json_build_object('fromQuantity', from_quantity, 'offPpm', (percent_off * 10000)::int) ORDER BY from_quantity)
    FROM promotion_tiers WHERE promotion_id = promotion.id), '[]') AS tiers,
  ARRAY(SELECT product_id FROM promotion_products WHERE promotion_id = promotion.id) AS "productIds",
  ARRAY(SELECT category_id FROM promotion_categories WHERE promotion_id = promotion.id) AS "categoryIds"`

const from = `
  FROM promotions promotion
  LEFT JOIN promotion_amounts amount ON amount.promotion_id = promotion.id AND amount.currency = $1::"Currency"
  WHERE promotion.active`

const automatic = {
  name: 'automatic-promotions',
  text: `SELECT ${columns} ${from} AND promotion.code IS NULL ORDER BY promotion.priority, promotion.id`,
}
const byCode = {
  name: 'promotion-by-code',
  text: `SELECT ${columns} ${from} AND promotion.code = $2`,
}

/** The automatic ones that are valid in the currency, whatever the day. */
export async function readPromotions(
  sql: Sql,
  currency: CurrencyCode,
): Promise<ScheduledPromotion[]> {
  const rows = await run<Row>(sql, automatic, [currency])
  return rows.flatMap((row) => scheduled(row) ?? [])
}

export type FoundCoupon =
  | { outcome: 'found'; coupon: ScheduledPromotion }
  | { outcome: 'unknown' | 'notInCurrency' }

/** What a code stands for, as the customer typed it: in any case, with spaces around it. */
export async function findCoupon(
  sql: Sql,
  code: string,
  currency: CurrencyCode,
): Promise<FoundCoupon> {
  const [row] = await run<Row>(sql, byCode, [currency, code.trim().toUpperCase()])
  if (!row) return { outcome: 'unknown' }
  const coupon = scheduled(row)
  return coupon ? { outcome: 'found', coupon } : { outcome: 'notInCurrency' }
}

/** Undefined: it has amounts, and none in this currency. */
function scheduled(row: Row): ScheduledPromotion | undefined {
  const effect = effectOf(row)
  if (!effect || (row.hasAmounts && row.minimumSubtotalMinor === null)) return undefined
  return {
    promotion: {
      id: row.id,
      name: row.name,
      code: row.code,
      target: row.target,
      productIds: new Set(row.productIds),
      categoryIds: new Set(row.categoryIds),
      effect,
      minimumSubtotalMinor: row.minimumSubtotalMinor ?? 0,
      includesSaleItems: row.includesSaleItems,
      isCombinable: row.isCombinable,
      priority: row.priority,
    },
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    isLimited: row.isLimited,
  }
}

function effectOf(row: Row): PromotionEffect | undefined {
  const { effect: kind, offPpm, offMinor, buy, get, tiers } = row
  switch (kind) {
    case 'percentage':
      return offPpm === null ? undefined : { kind, offPpm }
    case 'amount':
      return offMinor === null ? undefined : { kind, offMinor }
    case 'quantity_tiers':
      return { kind, tiers }
    case 'buy_x_get_y':
      return offPpm === null || buy === null || get === null
        ? undefined
        : { kind, buy, get, offPpm }
  }
}
