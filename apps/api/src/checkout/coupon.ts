import { couponUse, findCoupon, isValidAt, type Database } from '@paydesk/db'
import { formatMoney, type CurrencyCode, type Promotion, type UnusedCoupon } from '@paydesk/pricing'

export type CouponRefusal =
  | 'unknown'
  | 'not_in_currency'
  | 'not_yet_valid'
  | 'expired'
  | 'used_up'
  | 'used_by_customer'
  | UnusedCoupon['reason']

/** What became of the code that the customer gave. */
export type CouponState =
  | { code: string; status: 'applied' }
  | { code: string; status: 'refused'; reason: CouponRefusal; message: string }

export type RefusedCoupon = Extract<CouponState, { status: 'refused' }>

export type LookedUpCoupon =
  | { outcome: 'found'; coupon: Promotion; isLimited: boolean }
  | { outcome: 'refused'; state: RefusedCoupon }

export type Customer = { guestId: string | null; checkoutId: string | null }

/** What the code stands for and whether this customer can have it now, before the cart is looked at. */
export async function lookUpCoupon(
  { pool }: Pick<Database, 'pool'>,
  { code, currency }: { code: string; currency: CurrencyCode },
  { guestId, checkoutId }: Customer,
): Promise<LookedUpCoupon> {
  const refuse = (reason: CouponRefusal): LookedUpCoupon => ({
    outcome: 'refused',
    state: refusedCoupon({ code, reason }, currency),
  })
  const found = await findCoupon(pool, code, currency)
  if (found.outcome !== 'found') {
    return refuse(found.outcome === 'unknown' ? 'unknown' : 'not_in_currency')
  }
  const { promotion, isLimited, validUntil } = found.coupon
  const now = new Date()
  if (!isValidAt(found.coupon, now)) {
    return refuse(validUntil && validUntil <= now ? 'expired' : 'not_yet_valid')
  }
  if (isLimited) {
    const use = await couponUse(pool, { promotionId: promotion.id, guestId, orderId: checkoutId })
    if (use.isUsedByCustomer) return refuse('used_by_customer')
    if (use.isUsedUp) return refuse('used_up')
  }
  return { outcome: 'found', coupon: promotion, isLimited }
}

type Refused = { code: string; reason: CouponRefusal; minimumMinor?: number | undefined }

export function refusedCoupon(
  { code, reason, minimumMinor }: Refused,
  currency: CurrencyCode,
): RefusedCoupon {
  const minimum = minimumMinor === undefined ? '' : ` of ${formatMoney(minimumMinor, currency)}`
  return { code, status: 'refused', reason, message: wordsFor(reason, { currency, minimum }) }
}

function wordsFor(
  reason: CouponRefusal,
  { currency, minimum }: { currency: CurrencyCode; minimum: string },
): string {
  switch (reason) {
    case 'unknown':
      return 'The shop has no such code: check its letters and digits.'
    case 'not_in_currency':
      return `This code is not valid in ${currency}: choose another currency or go on without it.`
    case 'not_yet_valid':
      return 'This code is not valid yet.'
    case 'expired':
      return 'This code is not valid any more.'
    case 'used_up':
      return 'This code was used as often as it may be.'
    case 'used_by_customer':
      return 'You have used this code already.'
    case 'minimum_not_reached':
      return `This code asks for goods${minimum} at least: add something.`
    case 'no_eligible_items':
      return 'Nothing in your cart goes with this code.'
    case 'another_offer_is_better':
      return 'Your cart has a better offer already, and this code does not go with it.'
    case 'nothing_to_discount':
      return 'There is nothing that this code could reduce.'
  }
}
