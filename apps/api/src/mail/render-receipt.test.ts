import type { Quote } from '@paydesk/pricing'
import { describe, expect, it } from 'vitest'
import { renderReceipt, type ReceiptOrder } from './render-receipt.ts'

const line: Quote['lines'][number] = {
  productId: 'mug',
  name: 'Blue <b>mug</b>',
  quantity: 2,
  unitMinor: 1_200,
  regularUnitMinor: 1_200,
  subtotalMinor: 2_400,
  discounts: [],
  discountMinor: 240,
  taxes: [],
  taxMinor: 0,
  includedTaxMinor: 345,
  taxReliefMinor: 0,
  totalMinor: 2_160,
}

const order: ReceiptOrder = {
  id: '11111111-2222-4333-8444-555555555555',
  locale: 'en',
  paidAt: new Date('2026-11-25T12:00:00Z'),
  chargedMinor: 2_160,
  destination: {
    country: 'DE',
    region: null,
    address: { name: 'Ada & Co', line1: 'Weg 1', line2: null, city: 'Köln', postalCode: '50667' },
  },
  quote: {
    currency: 'EUR',
    lines: [line],
    subtotalMinor: 2_400,
    discounts: [
      {
        promotionId: 'p',
        name: 'Ten off',
        code: 'TEN',
        amountMinor: 240,
      },
    ],
    discountMinor: 240,
    shipping: {
      methodId: 'm',
      name: 'Parcel',
      amountMinor: 490,
      discounts: [],
      discountMinor: 0,
      taxes: [],
      taxMinor: 0,
      includedTaxMinor: 78,
      taxReliefMinor: 0,
    },
    shippingMinor: 490,
    shippingOffers: [],
    taxes: [
      {
        rateId: 'r',
        name: 'VAT',
        ratePpm: 190_000,
        isIncluded: true,
        baseMinor: 2_227,
        amountMinor: 423,
      },
    ],
    taxMinor: 0,
    includedTaxMinor: 423,
    taxReliefMinor: 0,
    exemptTaxId: null,
    unusedCoupon: null,
    totalMinor: 2_650,
    pending: [],
  },
}

describe('a receipt', () => {
  it('tells each sum of the order, in the order in which they make the total', () => {
    const { subject, text } = renderReceipt(order)
    expect(subject).toBe('Your receipt for order 11111111')
    expect(text).toContain(
      [
        'Blue <b>mug</b> (2 × €12.00): €24.00',
        'Discount (Ten off, TEN): −€2.40',
        'Shipping (Parcel): €4.90',
        'Tax (VAT 19%, included in the total): €4.23',
        'Total: €26.50',
      ].join('\n'),
    )
    expect(text).toContain('Ada & Co\nWeg 1\n50667 Köln\nGermany')
    expect(text).toContain('November 25, 2026')
  })

  it('tells a business what was taken out of the prices, and what is off the shipping after it', () => {
    const promotionId = 'post'
    const quote: Quote = {
      ...order.quote,
      discounts: [
        { promotionId, name: 'Post week', code: null, amountMinor: 190 },
        ...order.quote.discounts,
      ],
      discountMinor: 430,
      shipping: order.quote.shipping && {
        ...order.quote.shipping,
        discounts: [{ promotionId, amountMinor: 190 }],
        discountMinor: 190,
      },
      taxes: [],
      includedTaxMinor: 0,
      exemptTaxId: 'DE136695976',
      taxReliefMinor: 393,
      // 24.00 - 2.40 + 4.90 - 1.90 - 3.93
      totalMinor: 2_067,
    }
    const { text, html } = renderReceipt({ ...order, quote })
    expect(text).toContain(
      [
        'Blue <b>mug</b> (2 × €12.00): €24.00',
        'Discount (Ten off, TEN): −€2.40',
        'Shipping (Parcel): €4.90',
        'Discount (Post week): −€1.90',
        'No tax for a business (DE136695976): −€3.93',
        'Total: €20.67',
      ].join('\n'),
    )
    expect(html).toContain('DE136695976')
  })

  it('says the same in HTML, where what people wrote stays text', () => {
    const { html } = renderReceipt(order)
    expect(html).toContain('Blue &lt;b&gt;mug&lt;/b&gt;')
    expect(html).toContain('Ada &amp; Co')
    expect(html).not.toContain('<b>')
    for (const sum of ['€24.00', '−€2.40', '€4.90', '€4.23', '€26.50']) expect(html).toContain(sum)
  })

  it.each([
    {
      locale: 'de',
      subject: 'Ihr Beleg zur Bestellung 11111111',
      parts: ['26,50\u00A0€', '25. November 2026'],
    },
    {
      locale: 'de-AT',
      subject: 'Ihr Beleg zur Bestellung 11111111',
      parts: ['26,50', '25. November 2026'],
    },
    { locale: 'zh-Hant', subject: '訂單 11111111 的收據', parts: ['€26.50', '2026年11月25日'] },
    { locale: 'zh-TW', subject: '訂單 11111111 的收據', parts: ['€26.50', '2026年11月25日'] },
    // Nobody has translated it: the words are English, dates and numbers are not.
    {
      locale: 'fr',
      subject: 'Your receipt for order 11111111',
      parts: ['26,50', '25 novembre 2026'],
    },
  ])('speaks the customer’s language: $locale', ({ locale, subject, parts }) => {
    const receipt = renderReceipt({ ...order, locale })
    expect(receipt.subject).toBe(subject)
    for (const part of parts) expect(receipt.text).toContain(part)
    expect(receipt.html).toContain(`lang="${locale}"`)
  })
})
