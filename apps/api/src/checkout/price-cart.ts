import {
  quote,
  quoteWithTaxes,
  type Quote,
  type QuoteInput,
  type QuoteResult,
  type UnusedCoupon,
} from '@paydesk/pricing'
import type { CaptureMethod } from '@paydesk/db'
import type { Deps } from '../deps.ts'
import type { Problem } from '../problem.ts'
import type { Cart } from './cart-input.ts'
import { lookUpCoupon, refusedCoupon, type CouponState, type Customer } from './coupon.ts'
import { refusalProblem } from './refusal-problem.ts'
import { sellableLines } from './sellable-lines.ts'
import type { TaxService } from './tax-service.ts'
import { checkTaxId, type CheckedTaxId } from './tax-id.ts'

export type PricedCart =
  | {
      outcome: 'quoted'
      quote: Quote
      /** Null: the customer gave no code. A refused one took nothing off, and the quote is without it. */
      coupon: CouponState | null
      /** manual: the money is only set aside, and taken when the shop sends the goods. */
      captureMethod: CaptureMethod
    }
  | { outcome: 'refused'; problems: Problem[] }

/** With the limited promotion of which the order has to take a use. */
export type PricedOrder =
  | (Extract<PricedCart, { outcome: 'quoted' }> & { redeems: string | null })
  | Extract<PricedCart, { outcome: 'refused' }>

/**
 * The price of a cart, from the catalogue and the rules as they are now (I1); or everything that
 * stands against it.
 */
export async function priceCart(
  deps: Pick<Deps, 'db' | 'taxService' | 'log' | 'captureMethod'>,
  cart: Cart,
  customer: Customer,
): Promise<PricedOrder> {
  const { db, taxService, log } = deps
  const { currency, couponCode: code } = cart
  const business = taxIdOf(cart)
  if (business?.outcome === 'refused') {
    const { code: fault, message } = business
    return { outcome: 'refused', problems: [{ field: 'taxId', code: fault, message }] }
  }
  const [sellable, lookedUp] = await Promise.all([
    sellableLines(db, cart, customer),
    code ? lookUpCoupon(db, { code, currency }, customer) : undefined,
  ])
  if (sellable.outcome === 'refused') return sellable
  const found = lookedUp?.outcome === 'found' ? lookedUp : undefined
  const rules = await db.pricingRules(sellable.rulesVersion, currency)
  const untaxed = quote({
    currency,
    lines: sellable.lines,
    rules: taxService ? { ...rules, jurisdictions: [] } : rules,
    coupon: found?.coupon ?? null,
    destination: cart.destination ?? null,
    shippingMethodId: cart.shippingMethodId ?? null,
    taxId: business?.taxId ?? null,
  } satisfies QuoteInput)
  const priced = taxService ? await taxedBy({ taxService, log }, cart, untaxed) : untaxed
  if (priced.outcome === 'refused') {
    return { outcome: 'refused', problems: [refusalProblem(priced.refusal, currency)] }
  }
  const { unusedCoupon } = priced.quote
  const isUsed = found !== undefined && unusedCoupon === null
  return {
    outcome: 'quoted',
    quote: priced.quote,
    coupon: lookedUp?.outcome === 'refused' ? lookedUp.state : couponState(cart, unusedCoupon),
    captureMethod: sellable.isCapturedLater ? 'manual' : deps.captureMethod,
    redeems: isUsed && found.isLimited ? found.coupon.id : null,
  }
}

/** Of a country it can only be once the country is known; until then tax is pending anyway. */
function taxIdOf({ taxId, destination }: Cart): CheckedTaxId | undefined {
  return taxId && destination ? checkTaxId(destination.country, taxId) : undefined
}

/** The quote with the tax of somebody else; without a destination, tax is what is not known yet. */
async function taxedBy(
  { taxService, log }: { taxService: TaxService } & Pick<Deps, 'log'>,
  { destination, taxId }: Cart,
  untaxed: QuoteResult,
): Promise<QuoteResult> {
  if (untaxed.outcome === 'refused') return untaxed
  const { quote: known } = untaxed
  if (!destination)
    return { outcome: 'quoted', quote: { ...known, pending: [...known.pending, 'tax'] } }
  try {
    const taxes = await taxService({ quote: known, destination, taxId: taxId ?? null })
    return quoteWithTaxes(known, taxes)
  } catch (err) {
    log.error({ err }, 'the tax service did not answer as it should')
    return { outcome: 'refused', refusal: { code: 'tax_unusable' } }
  }
}

function couponState(
  { couponCode: code, currency }: Cart,
  unused: UnusedCoupon | null,
): CouponState | null {
  if (!code) return null
  return unused ? refusedCoupon(unused, currency) : { code: code.toUpperCase(), status: 'applied' }
}
