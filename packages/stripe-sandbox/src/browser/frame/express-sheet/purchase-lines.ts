import type { ShippingRate } from '@stripe/stripe-js'
import { formatAmount } from '../../shared/format-amount.ts'
import type { PurchaseLines } from '../../shared/express-protocol.ts'
import { makeElement } from '../form-dom.ts'
import type { Texts } from '../texts.ts'

/** The purchase as a list of what it is made of, and its total. */
export function drawLines(lines: PurchaseLines, texts: Texts): HTMLElement {
  const rows = (lines.lineItems ?? []).map(({ name, amount }) => row(name, priceOf(amount, lines)))
  const total = row(texts.express.total, priceOf(lines.amount, lines))
  total.classList.add('is-total')
  return makeElement('dl', { class: 'Lines' }, ...rows, total)
}

export function priceOf(amount: number, { currency }: PurchaseLines): string {
  return formatAmount(amount, currency, document.documentElement.lang)
}

/** The rates to choose from; `chosen` is the one that is ticked. */
export function drawRates(
  lines: PurchaseLines,
  { texts, chosen }: { texts: Texts; chosen: ShippingRate | undefined },
): HTMLElement[] {
  return (lines.shippingRates ?? []).map((rate) => {
    const price = rate.amount === 0 ? texts.express.free : priceOf(rate.amount, lines)
    const radio = makeElement('input', {
      type: 'radio',
      name: 'shippingRate',
      value: rate.id,
      ...(rate.id === chosen?.id && { checked: '' }),
    })
    const { deliveryEstimate: estimate } = rate
    const name = makeElement('span', { class: 'Choice-name' }, rate.displayName)
    if (typeof estimate === 'string') name.append(makeElement('small', {}, estimate))
    return makeElement(
      'label',
      { class: 'Choice' },
      radio,
      name,
      makeElement('span', { class: 'Choice-price' }, price),
    )
  })
}

function row(name: string, price: string): HTMLElement {
  return makeElement('div', {}, makeElement('dt', {}, name), makeElement('dd', {}, price))
}
