import type { StripeElementStyle } from '@stripe/stripe-js'
import { cardStyleSheet } from './card-style.ts'

const sheet = new CSSStyleSheet()
document.adoptedStyleSheets.push(sheet)

/** Dresses the inputs in the merchant's Style object; the appearance API has no part in it. */
export function dressCard(style: StripeElementStyle | undefined): void {
  sheet.replaceSync(cardStyleSheet(style))
}
