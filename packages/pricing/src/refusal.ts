import { currencies, MAX_AMOUNT_MINOR, type CurrencyCode } from './currencies.ts'

/**
 * What the engine prices at once. A shop's cart is held to fewer lines, where it comes in and in the
 * database; the quantity is the same there.
 */
export const MAX_LINES = 10_000
export const MAX_QUANTITY = 999

/** Why a cart has no price. `line` is the index of the first line at fault. */
export type Refusal =
  | { readonly code: 'no_lines' }
  | { readonly code: 'too_many_lines' }
  | { readonly code: 'quantity_invalid'; readonly line: number }
  | { readonly code: 'unit_price_invalid'; readonly line: number }
  | {
      readonly code: 'amount_too_small'
      readonly minimumMinor: number
      readonly totalMinor: number
    }
  | {
      readonly code: 'amount_too_large'
      readonly maximumMinor: number
      readonly totalMinor: number
    }
  | { readonly code: 'amount_not_chargeable'; readonly multipleOfMinor: number }
  /** There are zones, and none that holds the destination has a method. */
  | { readonly code: 'not_shipped_there' }
  /** The chosen method is none of those that are offered. */
  | { readonly code: 'shipping_method_unavailable' }
  /** What another computed as the tax cannot be one. */
  | { readonly code: 'tax_unusable' }
  /** `maximumGrams` is the most that any method to there takes. */
  | {
      readonly code: 'too_heavy_to_ship'
      readonly grams: number
      readonly maximumGrams: number
    }

/**
 * Bounds every factor, so that no sum of what passes can leave the exact integers:
 * MAX_LINES * MAX_QUANTITY * MAX_AMOUNT_MINOR is about a ninth of 2 ** 53.
 */
export function refuseLines(
  lines: readonly { readonly quantity: number; readonly unitMinor: number }[],
): Refusal | undefined {
  if (lines.length === 0) return { code: 'no_lines' }
  if (lines.length > MAX_LINES) return { code: 'too_many_lines' }

  const badQuantity = lines.findIndex((line) => !isIntegerWithin(line.quantity, 1, MAX_QUANTITY))
  if (badQuantity !== -1) return { code: 'quantity_invalid', line: badQuantity }

  const badPrice = lines.findIndex((line) => !isIntegerWithin(line.unitMinor, 1, MAX_AMOUNT_MINOR))
  if (badPrice !== -1) return { code: 'unit_price_invalid', line: badPrice }

  return undefined
}

/** What Stripe would refuse to charge. */
export function refuseTotal(totalMinor: number, currency: CurrencyCode): Refusal | undefined {
  const { minimumMinor, multipleOfMinor } = currencies[currency]
  if (totalMinor > MAX_AMOUNT_MINOR) {
    return { code: 'amount_too_large', maximumMinor: MAX_AMOUNT_MINOR, totalMinor }
  }
  if (totalMinor < minimumMinor) return { code: 'amount_too_small', minimumMinor, totalMinor }
  if (totalMinor % multipleOfMinor !== 0) return { code: 'amount_not_chargeable', multipleOfMinor }
  return undefined
}

function isIntegerWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}
