import type { StripePaymentElementOptions } from '@stripe/stripe-js'
import type {
  PaymentCalls,
  PaymentChange,
  PaymentNews,
  PaymentOptions,
} from '../../shared/payment-protocol.ts'
import { visibleAddressFields } from '../../shared/visible-address.ts'
import type { ElementSpec } from './element-spec.ts'
import { FramedElement, type Group } from './framed-element.ts'

type Kind = {
  type: 'payment'
  options: StripePaymentElementOptions
  frameOptions: PaymentOptions
  change: PaymentChange
  calls: PaymentCalls
  events: PaymentNews & {
    // Never told, but an app may listen.
    carddetailschange: never
    savedpaymentmethodupdate: never
  }
}

const SPEC: ElementSpec<Kind> = {
  type: 'payment',
  page: 'elements-inner-payment.html',
  title: 'Secure payment input frame',
  forFrame,
  expectedHeightPx,
  forwarded: ['availablepaymentmethodschange', 'savedpaymentmethodremove'],
}

export class PaymentElement extends FramedElement<Kind> {
  constructor(group: Group, options: StripePaymentElementOptions = {}) {
    super(SPEC, group, options)
  }

  /** Back to the list of ways to pay, none of them chosen. */
  collapse(): this {
    this.tellFrame('collapse', {})
    return this
  }
}

function forFrame(options: StripePaymentElementOptions): PaymentOptions {
  const { business, defaultValues, fields, layout } = options
  const { paymentMethodOrder, readOnly, terms } = options
  return {
    ...(business && { business }),
    ...(defaultValues && { defaultValues }),
    ...(fields && { fields }),
    ...(layout !== undefined && { layout }),
    ...(paymentMethodOrder && { paymentMethodOrder }),
    ...(readOnly !== undefined && { readOnly }),
    ...(terms && { terms }),
  }
}

const ROW_PX = 80
const ACCORDION_PX = 70
const TEST_BADGE_PX = 28

/** A card alone in the default sizes: rows for the number, for expiry and code, for the address. */
function expectedHeightPx({ layout, fields }: StripePaymentElementOptions): number {
  const type = typeof layout === 'object' ? layout.type : layout
  const visible = visibleAddressFields(fields?.billingDetails)
  const rows = visible.country || visible.postalCode ? 3 : 2
  return rows * ROW_PX - 1 + (type === 'tabs' ? 0 : ACCORDION_PX) + TEST_BADGE_PX
}
