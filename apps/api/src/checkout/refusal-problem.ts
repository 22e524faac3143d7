import { formatMoney, type CurrencyCode, type Refusal } from '@paydesk/pricing'
import type { Problem } from '../problem.ts'

/** Why the cart as a whole has no price, and the way out. */
export function refusalProblem(refusal: Refusal, currency: CurrencyCode): Problem {
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
    case 'not_shipped_there':
      return {
        field: 'destination',
        code: refusal.code,
        message: 'The shop does not ship there: choose another destination.',
      }
    case 'shipping_method_unavailable':
      return {
        field: 'shippingMethodId',
        code: refusal.code,
        message: 'This way of shipping is not offered for this cart: choose another.',
      }
    case 'tax_unusable':
      return {
        field: 'destination',
        code: 'tax_unavailable',
        message:
          'The tax could not be computed just now. You were not charged: try again in a moment.',
      }
    case 'too_heavy_to_ship': {
      const kilograms = (refusal.maximumGrams / 1000).toLocaleString('en')
      return {
        field,
        code: refusal.code,
        message: `Together this is too heavy to ship there: at most ${kilograms} kg. Take something out.`,
      }
    }
    default:
      return { field, code: refusal.code, message: 'This cart cannot be priced: check its lines.' }
  }
}
