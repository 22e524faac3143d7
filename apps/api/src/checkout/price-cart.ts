import type { Database, SellableProduct } from '@paydesk/db'
import { formatMoney, quote, type CartLine, type Quote, type Refusal } from '@paydesk/pricing'
import type { Problem } from '../problem.ts'
import type { Cart } from './cart-input.ts'

export type PricedCart =
  | { outcome: 'quoted'; quote: Quote }
  | { outcome: 'refused'; problems: Problem[] }

/** The price of a cart, from the catalogue as it is now (I1); or everything that stands against it. */
export async function priceCart(
  { batched, pricingRules }: Database,
  cart: Cart,
): Promise<PricedCart> {
  const ids = cart.lines.map((line) => line.productId.toLowerCase())
  const products = await batched.sellableProducts({ ids, currency: cart.currency })
  const problems: Problem[] = []
  const lines: CartLine[] = []
  for (const [index, { quantity }] of cart.lines.entries()) {
    const productId = ids[index] ?? ''
    const sellable = lineOf(products.get(productId), quantity, cart)
    if ('code' in sellable) {
      problems.push({ field: `lines.${index}.${sellable.part}`, productId, ...rest(sellable) })
    } else lines.push(sellable)
  }
  if (problems.length > 0) return { outcome: 'refused', problems }
  const [anyProduct] = products.values()
  if (!anyProduct) throw new Error('a cart without products passed its own check')
  const { promotions } = await pricingRules(anyProduct.rulesVersion, cart.currency)
  const priced = quote({
    currency: cart.currency,
    lines,
    // Nobody is asked for a destination yet, and shipping and tax hang on it.
    rules: { promotions, shippingZones: [], jurisdictions: [] },
    coupon: null,
    destination: null,
    shippingMethodId: null,
    taxId: null,
  })
  if (priced.outcome === 'quoted') return priced
  return { outcome: 'refused', problems: [amountProblem(priced.refusal, cart)] }
}

type LineFault = Pick<Problem, 'code' | 'message' | 'available'> & {
  part: 'productId' | 'quantity'
}

function rest({ part: _part, ...problem }: LineFault) {
  return problem
}

function lineOf(
  product: SellableProduct | undefined,
  quantity: number,
  { currency }: Cart,
): CartLine | LineFault {
  const part = 'productId'
  if (!product) {
    const message = 'The shop does not have this product: remove it from the cart.'
    return { part, code: 'product_unknown', message }
  }
  const { name } = product
  if (!product.active) {
    return {
      part,
      code: 'product_inactive',
      message: `${name} is not sold any more: remove it from the cart.`,
    }
  }
  if (product.unitMinor === null) {
    const message = `${name} has no price in ${currency}: remove it or choose another currency.`
    return { part, code: 'not_sold_in_currency', message }
  }
  if (product.stock < quantity) {
    const available = product.stock
    const message =
      available === 0
        ? `${name} is sold out: remove it from the cart.`
        : `Only ${available} of ${name} are left: lower the quantity.`
    return { part: 'quantity', code: 'out_of_stock', message, available }
  }
  const { unitMinor, categoryId, taxClass, grams, needsShipping } = product
  return {
    productId: product.id,
    name,
    quantity,
    unitMinor,
    regularUnitMinor: product.regularUnitMinor ?? unitMinor,
    categoryId,
    taxClass,
    grams,
    needsShipping,
  }
}

function amountProblem(refusal: Refusal, { currency }: Cart): Problem {
  const field = 'lines'
  switch (refusal.code) {
    case 'amount_too_small': {
      const minimum = formatMoney(refusal.minimumMinor, currency)
      return {
        field,
        code: refusal.code,
        message: `The least that can be paid is ${minimum}: add something.`,
      }
    }
    case 'amount_too_large': {
      const maximum = formatMoney(refusal.maximumMinor, currency)
      return {
        field,
        code: refusal.code,
        message: `The most that can be paid at once is ${maximum}: split the order.`,
      }
    }
    case 'amount_not_chargeable':
      return {
        field,
        code: refusal.code,
        message: `This total cannot be charged in ${currency}: choose another currency.`,
      }
    default:
      return { field, code: refusal.code, message: 'This cart cannot be priced: check its lines.' }
  }
}
