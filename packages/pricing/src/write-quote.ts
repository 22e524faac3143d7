import type { CurrencyCode } from './currencies.ts'
import type { DiscountedLine } from './discount/discount-goods.ts'
import type { Order, Priced } from './price-with.ts'
import type { Quote, QuoteDiscount, QuoteLine, QuoteShipping, UnusedCoupon } from './quote.ts'
import type { LineTaxes } from './tax/add-taxes.ts'

/** The document of a priced order. Nothing is decided here: amounts are copied and summed. */
export function writeQuote<C extends CurrencyCode>(
  order: Order<C>,
  priced: Priced,
  unusedCoupon: UnusedCoupon | null,
): Quote<C> {
  const lines = priced.goods.flatMap((goods, index) => {
    const tax = priced.lineTaxes[index]
    return tax ? [writeLine(goods, tax)] : []
  })
  const shipping = writeShipping(priced)
  const discounts = writeDiscounts(priced)
  const taxed = shipping ? [...lines, shipping] : lines
  return {
    currency: order.currency,
    lines,
    subtotalMinor: sumOf(lines, 'subtotalMinor'),
    discounts,
    discountMinor: sumOf(discounts, 'amountMinor'),
    unusedCoupon,
    shipping,
    shippingMinor: shipping?.amountMinor ?? 0,
    shippingOffers: priced.shippingOffers,
    taxes: priced.taxes,
    taxMinor: sumOf(taxed, 'taxMinor'),
    includedTaxMinor: sumOf(taxed, 'includedTaxMinor'),
    taxReliefMinor: sumOf(taxed, 'taxReliefMinor'),
    exemptTaxId: order.exemptTaxId,
    totalMinor: priced.totalMinor,
    pending: order.pending,
  }
}

/** Copies field by field: a caller's row may carry columns that do not belong in a quote. */
function writeLine({ line, leftMinor, discounts }: DiscountedLine, tax: LineTaxes): QuoteLine {
  const { productId, name, quantity, unitMinor, regularUnitMinor } = line
  const { taxes, taxMinor, includedTaxMinor, taxReliefMinor } = tax
  const subtotalMinor = unitMinor * quantity
  return {
    productId,
    name,
    quantity,
    unitMinor,
    regularUnitMinor,
    subtotalMinor,
    discounts,
    discountMinor: subtotalMinor - leftMinor,
    taxes,
    taxMinor,
    includedTaxMinor,
    taxReliefMinor,
    totalMinor: leftMinor + taxMinor - taxReliefMinor,
  }
}

function writeShipping(priced: Priced): QuoteShipping | null {
  const { shipping, shippingDiscounts: discounts, shippingTaxes } = priced
  if (!shipping) return null
  const { taxes, taxMinor, includedTaxMinor, taxReliefMinor } = shippingTaxes
  const discountMinor = sumOf(discounts, 'amountMinor')
  return {
    ...shipping,
    discounts,
    discountMinor,
    taxes,
    taxMinor,
    includedTaxMinor,
    taxReliefMinor,
  }
}

/** In the order in which they were taken; without those that took nothing. */
function writeDiscounts({ combination, goods, shippingDiscounts }: Priced): QuoteDiscount[] {
  const takenMinor = new Map<string, number>()
  for (const discounts of [...goods.map((each) => each.discounts), shippingDiscounts]) {
    for (const { promotionId, amountMinor } of discounts) {
      takenMinor.set(promotionId, (takenMinor.get(promotionId) ?? 0) + amountMinor)
    }
  }
  const onGoods = combination.filter(({ target }) => target !== 'shipping')
  const onShipping = combination.filter(({ target }) => target === 'shipping')
  return [...onGoods, ...onShipping].flatMap(({ id, name, code }) => {
    const amountMinor = takenMinor.get(id)
    return amountMinor === undefined ? [] : [{ promotionId: id, name, code, amountMinor }]
  })
}

function sumOf<K extends string>(
  amounts: readonly { readonly [key in K]: number }[],
  key: K,
): number {
  return amounts.reduce((sum, each) => sum + each[key], 0)
}
