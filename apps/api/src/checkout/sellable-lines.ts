import { reservedByOrder, type Database, type SellableProduct } from '@paydesk/db'
import type { CartLine } from '@paydesk/pricing'
import type { Problem } from '../problem.ts'
import type { Cart } from './cart-input.ts'
import type { Customer } from './coupon.ts'

export type SellableLines =
  | { outcome: 'sellable'; lines: CartLine[]; rulesVersion: string; isCapturedLater: boolean }
  | { outcome: 'refused'; problems: Problem[] }

/** The cart as the catalogue sells it now, or everything in it that cannot be sold. */
export async function sellableLines(
  { batched, pool }: Pick<Database, 'batched' | 'pool'>,
  cart: Cart,
  { guestId, checkoutId }: Customer,
): Promise<SellableLines> {
  const ids = cart.lines.map((line) => line.productId.toLowerCase())
  const products = await batched.sellableProducts({ ids, currency: cart.currency })
  const isShort = cart.lines.some(
    ({ quantity }, index) => (products.get(ids[index] ?? '')?.available ?? quantity) < quantity,
  )
  if (isShort && guestId && checkoutId) {
    // What this very checkout holds is not gone for its customer.
    const held = await reservedByOrder(pool, { orderId: checkoutId, guestId })
    for (const [id, quantity] of held) {
      const product = products.get(id)
      if (product) products.set(id, { ...product, available: product.available + quantity })
    }
  }
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
  const isCapturedLater = [...products.values()].some(({ captureLater }) => captureLater)
  return { outcome: 'sellable', lines, rulesVersion: anyProduct.rulesVersion, isCapturedLater }
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
  if (product.available < quantity) {
    const { available } = product
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
