import { formatMoney } from './format-money.ts'
import type { Quote, QuoteDiscount, QuoteLine, QuoteTax, UnusedCoupon } from './quote.ts'

/** One line of an explained quote. */
export type ExplainedLine = {
  readonly kind:
    | 'goods'
    | 'discount'
    | 'unused_coupon'
    | 'shipping'
    | 'tax'
    | 'included_tax'
    | 'exemption'
    | 'pending'
    | 'total'
  readonly label: string
  /**
   * What the line adds to the total, in minor units; below zero, what it takes off. An included tax
   * has its amount, but adds nothing. Null: there is none, or it is not known yet.
   */
  readonly amountMinor: number | null
  /** How the amount comes about. */
  readonly detail?: string
}

/**
 * A quote as lines that a person can read and check, in the order in which it was made. In English;
 * the locale (BCP 47) is that of the numbers.
 *
 * @throws RangeError for what is not a locale.
 */
export function explain(
  quote: Quote,
  { locale = 'en' }: { locale?: string } = {},
): ExplainedLine[] {
  const money = (amountMinor: number) => formatMoney(amountMinor, quote.currency, locale)
  const percent = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 })

  const lines: ExplainedLine[] = quote.lines.map((line) => goodsLine(line, money))
  lines.push(...quote.discounts.filter((each) => !isOnShipping(each, quote)).map(discountLine))
  if (quote.shipping) {
    const { name, amountMinor } = quote.shipping
    lines.push({ kind: 'shipping', label: `Shipping: ${name}`, amountMinor })
  }
  lines.push(...quote.discounts.filter((each) => isOnShipping(each, quote)).map(discountLine))
  if (quote.unusedCoupon) lines.push(unusedCouponLine(quote.unusedCoupon, money))
  for (const tax of quote.taxes) {
    const rate = `${percent.format(tax.ratePpm / 10_000)} %`
    lines.push(taxLine(tax, `${tax.name} ${rate} of ${money(tax.baseMinor)}`))
  }
  if (quote.exemptTaxId !== null) lines.push(exemptionLine(quote.exemptTaxId, quote))
  for (const what of quote.pending) lines.push(pendingLines[what])
  lines.push({ kind: 'total', label: 'Total', amountMinor: quote.totalMinor })
  return lines
}

type Money = (amountMinor: number) => string

function goodsLine(line: QuoteLine, money: Money): ExplainedLine {
  const { name: label, quantity, unitMinor, regularUnitMinor, subtotalMinor: amountMinor } = line
  const pieces = `${quantity} × ${money(unitMinor)}`
  const isOnSale = unitMinor < regularUnitMinor
  const detail = isOnSale ? `${pieces} instead of ${money(regularUnitMinor)}` : pieces
  return { kind: 'goods', label, amountMinor, detail }
}

function isOnShipping({ promotionId }: QuoteDiscount, { shipping }: Quote): boolean {
  return shipping?.discounts.some((each) => each.promotionId === promotionId) ?? false
}

function discountLine({ name, code, amountMinor }: QuoteDiscount): ExplainedLine {
  const line = { kind: 'discount', label: name, amountMinor: -amountMinor } as const
  return code === null ? line : { ...line, detail: `Coupon ${code}` }
}

const unusedBecause = {
  minimum_not_reached: 'The goods do not cost enough for it',
  no_eligible_items: 'It is for none of these goods',
  another_offer_is_better: 'The total is lower without it',
  nothing_to_discount: 'There is nothing that it reduces',
} satisfies Record<UnusedCoupon['reason'], string>

function unusedCouponLine(
  { code, reason, minimumMinor }: UnusedCoupon,
  money: Money,
): ExplainedLine {
  const because = unusedBecause[reason]
  const detail = minimumMinor === undefined ? because : `${because}: from ${money(minimumMinor)} on`
  return { kind: 'unused_coupon', label: `Coupon ${code} not used`, amountMinor: null, detail }
}

function taxLine({ isIncluded, amountMinor }: QuoteTax, label: string): ExplainedLine {
  return isIncluded
    ? { kind: 'included_tax', label: `Includes ${label}`, amountMinor }
    : { kind: 'tax', label, amountMinor }
}

function exemptionLine(taxId: string, { taxReliefMinor }: Quote): ExplainedLine {
  const label = `No tax for the business ${taxId}`
  if (taxReliefMinor === 0) return { kind: 'exemption', label, amountMinor: null }
  const detail = 'The tax that the prices contain is taken out'
  return { kind: 'exemption', label, amountMinor: -taxReliefMinor, detail }
}

const detail = 'Known when the destination is'
const pendingLines = {
  shipping: { kind: 'pending', label: 'Shipping', amountMinor: null, detail },
  tax: { kind: 'pending', label: 'Tax', amountMinor: null, detail },
} satisfies Record<Quote['pending'][number], ExplainedLine>
