import type { StripePaymentElementOptions } from '@stripe/stripe-js'
import { visibleAddressFields } from '../shared/visible-address.ts'

// By CSSOM: setAttribute('style') would need style-src 'unsafe-inline' in the merchant's policy.

const ROW_PX = 80
const ACCORDION_PX = 70

/** Room around the form for focus rings, which the edge of a frame would cut. */
const RING_ROOM_PX = 4

export function styleElementBox(box: HTMLElement): void {
  Object.assign(box.style, {
    margin: '0',
    padding: '0',
    border: 'none',
    display: 'block',
    background: 'transparent',
    position: 'relative',
  })
}

/**
 * About the height that the form will report with the default sizes, so that the page does not
 * jump when it does: rows for the number, for expiry and code, and for the address.
 */
function expectedHeight({ layout, fields }: StripePaymentElementOptions): number {
  const type = typeof layout === 'object' ? layout.type : layout
  const visible = visibleAddressFields(fields?.billingDetails)
  const rows = visible.country || visible.postalCode ? 3 : 2
  return rows * ROW_PX - 1 + (type === 'tabs' ? 0 : ACCORDION_PX)
}

export function styleElementFrame(
  iframe: HTMLIFrameElement,
  options: StripePaymentElementOptions,
): void {
  Object.assign(iframe.style, {
    border: '0',
    margin: `-${RING_ROOM_PX}px`,
    padding: '0',
    width: `calc(100% + ${2 * RING_ROOM_PX}px)`,
    maxWidth: 'none',
    minWidth: '100%',
    display: 'block',
    height: `${expectedHeight(options)}px`,
    // A frame whose scheme differs from its document's gets an opaque background.
    colorScheme: 'light only',
  })
}

/** From the first height on, later ones (an error text, a postal code) glide. */
export function animateHeight(iframe: HTMLIFrameElement): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  iframe.style.transition = 'height 0.2s ease-out'
}
