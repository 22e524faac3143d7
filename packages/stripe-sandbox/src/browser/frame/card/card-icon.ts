import { showBrandChips } from '../brand-chips.ts'
import type { CardBrand } from '../card-brand.ts'
import { makeElement } from '../form-dom.ts'
import { drawCard, drawWarning } from '../icons.ts'

/** The brand's chip, a plain card while the brand is not known, and a warning on a problem. */
export function makeCardIcon() {
  const chip = makeElement('span', { class: 'CardIcon-chip' })
  const plain = makeElement('span', { class: 'CardIcon-plain', 'aria-hidden': 'true' }, drawCard())
  const warning = makeElement(
    'span',
    { class: 'CardIcon-warning', 'aria-hidden': 'true' },
    drawWarning(),
  )
  const box = makeElement('span', { class: 'CardIcon' }, chip, plain, warning)

  return {
    box,
    show(brand: CardBrand, isInvalid: boolean) {
      showBrandChips(chip, brand, false)
      chip.hidden = brand === 'unknown' || isInvalid
      plain.hidden = brand !== 'unknown' || isInvalid
      warning.hidden = !isInvalid
    },
    setVisible(isVisible: boolean) {
      box.hidden = !isVisible
    },
    setStyle(style: 'default' | 'solid' = 'default') {
      box.classList.toggle('CardIcon--solid', style === 'solid')
    },
  }
}
