import type { PromotionEffect } from '../rules.ts'
import { amountOff } from './amount.ts'
import { buyXGetYOff } from './buy-x-get-y.ts'
import { percentageOff } from './percentage.ts'
import { quantityTiersOff } from './quantity-tiers.ts'
import { shareOf, type Off, type Reducible } from './reducible.ts'

/** What an effect takes off the goods that it reaches, line by line. */
export function offGoods(
  effect: PromotionEffect,
  goods: readonly Reducible[],
  multipleOfMinor: number,
): Off {
  switch (effect.kind) {
    case 'percentage':
      return percentageOff(goods, effect.offPpm, multipleOfMinor)
    case 'amount':
      return amountOff(goods, effect.offMinor, multipleOfMinor)
    case 'quantity_tiers':
      return quantityTiersOff(goods, effect.tiers, multipleOfMinor)
    case 'buy_x_get_y':
      return buyXGetYOff(goods, effect, multipleOfMinor)
  }
}

/** What an effect takes off the shipping: nothing, where it counts pieces. */
export function offShipping(
  effect: PromotionEffect,
  leftMinor: number,
  multipleOfMinor: number,
): number {
  const mostMinor = wholeQuanta(leftMinor, multipleOfMinor)
  switch (effect.kind) {
    case 'percentage':
      return Math.min(shareOf(leftMinor, effect.offPpm, multipleOfMinor), mostMinor)
    case 'amount':
      return Math.min(wholeQuanta(effect.offMinor, multipleOfMinor), mostMinor)
    case 'quantity_tiers':
    case 'buy_x_get_y':
      return 0
  }
}

function wholeQuanta(amountMinor: number, multipleOfMinor: number): number {
  return Math.floor(amountMinor / multipleOfMinor) * multipleOfMinor
}
