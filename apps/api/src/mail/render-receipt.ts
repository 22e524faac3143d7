import type { Destination } from '@paydesk/db'
import { formatMoney, type Quote } from '@paydesk/pricing'
import { wordsOf } from './words/words-of.ts'

/** What a receipt tells. */
export type ReceiptOrder = {
  id: string
  locale: string
  paidAt: Date
  quote: Quote
  /** Less than the total where the shop captured a part. */
  chargedMinor: number
  destination: Destination | null
}

export type Rendered = { subject: string; html: string; text: string }

type Row = { label: string; detail?: string; amount: string; isTotal?: boolean }

/** A receipt in the customer's language, as text and as HTML; both say the same. */
export function renderReceipt(order: ReceiptOrder): Rendered {
  const { locale, paidAt } = order
  const words = wordsOf(locale)
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const paidOn = words.paidOn(date.format(paidAt))
  const rows = rowsOf(order)
  const address = addressOf(order)
  const text = [
    `${words.thanks} ${paidOn}`,
    `${words.order} ${order.id}`,
    rows
      .map(({ label, detail, amount }) => `${label}${detail ? ` (${detail})` : ''}: ${amount}`)
      .join('\n'),
    ...(address.length > 0 ? [`${words.goesTo}:\n${address.join('\n')}`] : []),
    words.keep,
  ].join('\n\n')
  const html = page(locale, [
    `<h1 style="font-size:22px;margin:0 0 8px">${escape(words.thanks)}</h1>`,
    `<p style="margin:0 0 24px;opacity:.75">${escape(paidOn)}<br>${escape(words.order)} ${escape(order.id)}</p>`,
    table(rows),
    address.length > 0
      ? `<p style="margin:24px 0 0"><strong>${escape(words.goesTo)}</strong><br>${address.map(escape).join('<br>')}</p>`
      : '',
    `<p style="margin:24px 0 0;opacity:.75">${escape(words.keep)}</p>`,
  ])
  // The first part of the id is enough for a person; all of it stands in the mail.
  return { subject: words.receiptSubject(order.id.slice(0, 8)), text, html }
}

/** The sums of the order, in the order in which they make the total. */
function rowsOf({ quote, locale, chargedMinor }: ReceiptOrder): Row[] {
  const words = wordsOf(locale)
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 })
  const money = (minor: number) => formatMoney(minor, quote.currency, locale)
  const discountRow = ({ name, code, amountMinor }: Quote['discounts'][number]): Row => ({
    label: words.discount,
    detail: code === null ? name : `${name}, ${code}`,
    amount: money(-amountMinor),
  })
  return [
    ...quote.lines.map((line) => ({
      label: line.name,
      detail: words.quantity(number.format(line.quantity), money(line.unitMinor)),
      amount: money(line.subtotalMinor),
    })),
    ...quote.discounts.filter((each) => !isOnShipping(each, quote)).map(discountRow),
    ...(quote.shipping
      ? [
          {
            label: words.shipping,
            detail: quote.shipping.name,
            amount: money(quote.shipping.amountMinor),
          },
        ]
      : []),
    ...quote.discounts.filter((each) => isOnShipping(each, quote)).map(discountRow),
    ...quote.taxes.map((tax) => ({
      label: words.tax,
      detail: [
        `${tax.name} ${percent.format(tax.ratePpm / 1_000_000)}`,
        ...(tax.isIncluded ? [words.includedTax] : []),
      ].join(', '),
      amount: money(tax.amountMinor),
    })),
    ...(quote.exemptTaxId === null
      ? []
      : [
          {
            label: words.exempt,
            detail: quote.exemptTaxId,
            amount: money(-quote.taxReliefMinor),
          },
        ]),
    { label: words.total, amount: money(quote.totalMinor), isTotal: true },
    ...(chargedMinor === quote.totalMinor
      ? []
      : [{ label: words.charged, amount: money(chargedMinor), isTotal: true }]),
  ]
}

function isOnShipping({ promotionId }: Quote['discounts'][number], { shipping }: Quote): boolean {
  return shipping?.discounts.some((each) => each.promotionId === promotionId) ?? false
}

function addressOf({ destination, locale }: ReceiptOrder): string[] {
  const address = destination?.address
  if (!destination || !address) return []
  const { name, line1, line2, city, postalCode } = address
  const place = [postalCode, city, destination.region].filter(Boolean).join(' ')
  const country = new Intl.DisplayNames(locale, { type: 'region' }).of(destination.country) ?? ''
  return [name, line1, line2 ?? '', place, country].filter((line) => line !== '')
}

function table(rows: readonly Row[]): string {
  const cells = rows.map(({ label, detail, amount, isTotal }) => {
    const style = isTotal ? 'border-top:1px solid currentColor;font-weight:600;' : ''
    const small = detail
      ? `<br><span style="opacity:.75;font-size:14px">${escape(detail)}</span>`
      : ''
    return `<tr><td style="${style}padding:8px 16px 8px 0">${escape(label)}${small}</td><td style="${style}padding:8px 0;text-align:right;white-space:nowrap;vertical-align:top">${escape(amount)}</td></tr>`
  })
  return `<table role="presentation" style="width:100%;border-collapse:collapse">${cells.join('')}</table>`
}

function page(locale: string, parts: readonly string[]): string {
  return `<!doctype html>
<html lang="${escape(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto">${parts.join('\n')}</div>
</body>
</html>`
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What people wrote stays text: a product may be called <script>. */
function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
}
