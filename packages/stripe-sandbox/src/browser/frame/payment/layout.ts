import type { LayoutObject } from '@stripe/stripe-js'
import type { PaymentOptions } from '../../shared/payment-protocol.ts'

export type PaymentLayout = {
  type: 'tabs' | 'accordion'
  isCollapsed: boolean
  hasRadios: boolean
  isSpaced: boolean
  /** How many items stand in the accordion before "more"; Infinity for all. */
  visibleItems: number
  isLogoAtEnd: boolean
}

/** Source of the defaults: docs.stripe.com/js/elements_object/create_payment_element. */
const VISIBLE_ITEMS = 5

/** The layout that the options mean, for that many payment methods. */
export function layoutOf(option: PaymentOptions['layout'], methods: number): PaymentLayout {
  const layout: LayoutObject = typeof option === 'object' ? option : { type: option ?? 'accordion' }
  const { visibleAccordionItemsCount: visible = VISIBLE_ITEMS, radios = 'auto' } = layout
  return {
    type: layout.type === 'tabs' ? 'tabs' : 'accordion',
    isCollapsed: layout.defaultCollapsed === true,
    hasRadios: radios === 'always' || (radios !== 'never' && methods > 1),
    isSpaced: layout.spacedAccordionItems === true,
    visibleItems: visible === 0 ? Infinity : visible,
    isLogoAtEnd: layout.paymentMethodLogoPosition === 'end',
  }
}
