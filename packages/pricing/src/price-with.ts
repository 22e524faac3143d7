import { currencies, type CurrencyCode } from './currencies.ts'
import type { Combination } from './discount/combinations.ts'
import { discountGoods, type DiscountedLine } from './discount/discount-goods.ts'
import { discountShipping } from './discount/discount-shipping.ts'
import type { CartLine, Quote, QuoteLine, QuoteTax, ShippingOffer } from './quote.ts'
import type { TaxJurisdiction } from './rules.ts'
import type { Carriage } from './shipping/carriage.ts'
import { chosenOf, offerOf } from './shipping/offers.ts'
import { addTaxes, type LineTaxes } from './tax/add-taxes.ts'

/** What is to be priced, as far as no promotion changes it. */
export type Order<C extends CurrencyCode = CurrencyCode> = {
  readonly currency: C
  readonly lines: readonly CartLine[]
  readonly carriage: Carriage
  /** Among the carriage's methods. Null: the cheapest. */
  readonly shippingMethodId: string | null
  readonly jurisdiction: TaxJurisdiction | undefined
  /** Of a business that the jurisdiction exempts. */
  readonly exemptTaxId: string | null
  readonly pending: Quote['pending']
}

/** What an order costs with one combination of promotions. */
export type Priced = {
  readonly combination: Combination
  readonly goods: readonly DiscountedLine[]
  readonly shippingOffers: readonly ShippingOffer[]
  readonly shipping: ShippingOffer | undefined
  readonly shippingDiscounts: QuoteLine['discounts']
  /** One for each line. */
  readonly lineTaxes: readonly LineTaxes[]
  readonly shippingTaxes: LineTaxes
  readonly taxes: readonly QuoteTax[]
  readonly totalMinor: number
}

export function priceWith(order: Order, combination: Combination): Priced {
  const { currency, jurisdiction } = order
  const { multipleOfMinor } = currencies[currency]

  const goods = discountGoods(order.lines, combination, multipleOfMinor)
  const goodsMinor = goods.reduce((sum, { leftMinor }) => sum + leftMinor, 0)

  const shippingOffers = offersOf(order.carriage, goodsMinor)
  const shipping = chosenOf(shippingOffers, order.shippingMethodId)
  const sending = discountShipping(shipping?.amountMinor ?? 0, combination, multipleOfMinor)

  const { lines, ...tax } = addTaxes({
    currency,
    goods: goods.map(({ line: { productId, taxClass, quantity }, leftMinor }) => {
      return { key: productId, taxClass, quantity, netMinor: leftMinor }
    }),
    shippingMinor: sending.leftMinor,
    jurisdiction,
    isExempt: order.exemptTaxId !== null,
  })

  return {
    combination,
    goods,
    shippingOffers,
    shipping,
    shippingDiscounts: sending.discounts,
    lineTaxes: lines,
    shippingTaxes: tax.shipping,
    taxes: tax.taxes,
    totalMinor: [...lines, tax.shipping].reduce(
      (total, { taxMinor, taxReliefMinor }) => total + taxMinor - taxReliefMinor,
      goodsMinor + sending.leftMinor,
    ),
  }
}

function offersOf(carriage: Carriage, goodsMinor: number): ShippingOffer[] {
  if (carriage.outcome !== 'offered') return []
  const { methods, grams } = carriage
  return methods.map((method) => offerOf(method, { grams, goodsMinor }))
}
