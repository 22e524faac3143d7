import type { CardBrand } from './card-brand.ts'
import { makeSvg } from './form-dom.ts'

/** Our own neutral chips with the brand's name; not the brands' marks. */
const CHIPS: Record<
  Exclude<CardBrand, 'unknown'>,
  { name: string; short: string; fill: string }
> = {
  visa: { name: 'Visa', short: 'VISA', fill: '#35508f' },
  mastercard: { name: 'Mastercard', short: 'MC', fill: '#a04a2c' },
  amex: { name: 'American Express', short: 'AMEX', fill: '#2f6f8f' },
  discover: { name: 'Discover', short: 'DISC', fill: '#9a5b13' },
  diners: { name: 'Diners Club', short: 'DINE', fill: '#4a5568' },
  jcb: { name: 'JCB', short: 'JCB', fill: '#3f7350' },
  unionpay: { name: 'UnionPay', short: 'UPAY', fill: '#7a4a78' },
}

/** Shown while nothing is typed: a hint of what is taken, not the whole list. */
const HINTED = ['visa', 'mastercard', 'amex', 'discover'] as const

/** Shows the chip of the brand, or a few while it is not known. */
export function showBrandChips(place: Element, brand: CardBrand, isEmpty: boolean): void {
  const shown = brand === 'unknown' ? (isEmpty ? HINTED : []) : [brand]
  const key = shown.join(' ')
  if (place.getAttribute('data-brands') === key) return
  place.setAttribute('data-brands', key)
  place.replaceChildren(...shown.map(drawChip))
}

function drawChip(brand: keyof typeof CHIPS): SVGElement {
  const { name, short, fill } = CHIPS[brand]
  const text = makeSvg(
    'text',
    {
      x: '16',
      y: '13.2',
      'text-anchor': 'middle',
      'font-size': short.length > 3 ? '7.8' : '9',
      'font-weight': '700',
      'font-family': 'system-ui, sans-serif',
      'letter-spacing': '0.2',
      fill: '#fff',
    },
    short,
  )
  return makeSvg(
    'svg',
    { viewBox: '0 0 32 20', width: '30', height: '19', role: 'img', 'aria-label': name },
    makeSvg('rect', { width: '32', height: '20', rx: '3.5', fill }),
    text,
  )
}
