import type { Appearance } from '@stripe/stripe-js'
import { appearanceSheet, themeOf } from './appearance.ts'

const sheet = new CSSStyleSheet()
document.adoptedStyleSheets.push(sheet)

/** Dresses the page of this frame; again for every update. */
export function showAppearance(appearance: Appearance = {}): void {
  const { inputs, labels = 'auto' } = appearance
  const isCondensed = inputs === 'condensed'
  sheet.replaceSync(appearanceSheet(appearance))
  const { classList } = document.documentElement
  classList.toggle('is-dark', themeOf(appearance) === 'night')
  classList.toggle('is-flat', themeOf(appearance) === 'flat')
  classList.toggle('is-calm', appearance.disableAnimations === true)
  classList.toggle('is-condensed', isCondensed)
  classList.toggle(
    'has-floating-labels',
    labels === 'floating' || (labels === 'auto' && isCondensed),
  )
}
