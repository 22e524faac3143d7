import { coupon, flat, item, jurisdiction, percentOff, rate, zone } from './notation.ts'
import type { Source, WorkedExample } from './notation.ts'

const malaysia: Source = {
  name: 'Calculating GST on Tax Invoices (Malaysia, 2016)',
  url: 'https://mrp.com.my/2016/08/05/calculating-gst-on-tax-invoices',
}
const autocount: Source = {
  name: 'An explanation on AutoCount GST (Malaysia, 2015)',
  url: 'http://hjysolutions.com/2015/08/an-explanation-on-autocount-gst.html',
}
const singapore: Source = {
  name: 'IRAS (Singapore): GST by line or by total, rounded to the cent',
  url: 'https://www.iras.gov.sg/taxes/goods-services-tax-(gst)/basics-of-gst/invoicing-price-display-and-record-keeping/invoicing-customers',
}
const india: Source = {
  name: 'Central Goods and Services Tax Act 2017 (India), section 9, and the state act beside it',
  url: 'https://cbic-gst.gov.in/gst-acts.html',
}
const bahrain: Source = {
  name: 'Executive Regulations of the VAT Law (Bahrain), article 55; Stripe: last digit 0',
  url: 'https://www.ecabahrain.com/rounding-off-rules-for-vat-in-bahrain-complete-guidance/',
}
const oman: Source = {
  name: 'How to Calculate VAT in Oman (Tally)',
  url: 'https://tallysolutions.com/mena/oman-vat/how-to-calculate-vat-in-oman/',
}
const stripeThreeDecimal: Source = {
  name: 'Stripe, three-decimal currencies: the last digit is 0',
  url: 'https://docs.stripe.com/currencies#three-decimal',
}
const stripeSpecial: Source = {
  name: 'Stripe, special cases: UGX in whole shillings; Uganda Revenue Authority: 18 %',
  url: 'https://docs.stripe.com/currencies#special-cases',
}
const brazil: Source = {
  name: 'ABNT NBR 5891 (Brazil): what is exactly half goes to the even digit',
  url: 'https://www.abntcatalogo.com.br/',
}

const invoice = { rounding: { scope: 'document' } } as const
const ofSource = { figures: 'of the source' } as const
const ours = { figures: 'ours, by its rule' } as const

export const southAndGulfExamples: readonly WorkedExample[] = [
  {
    currency: 'MYR',
    ...ofSource,
    source: malaysia,
    title: 'three pens, GST listed for each line',
    // 1.77 × 6 % = 0.1062, to 0.11; three times 0.33
    cart: [item('green pen', 1_77), item('red pen', 1_77), item('blue pen', 1_77)],
    tax: jurisdiction('MY', [rate('GST', 6)]),
    expected: { subtotalMinor: 5_31, taxMinor: 33, totalMinor: 5_64 },
  },
  {
    currency: 'MYR',
    ...ofSource,
    source: malaysia,
    title: 'three pens, GST on the total',
    // 5.31 × 6 % = 0.3186, to 0.32
    cart: [item('green pen', 1_77), item('red pen', 1_77), item('blue pen', 1_77)],
    tax: jurisdiction('MY', [rate('GST', 6)], invoice),
    expected: { subtotalMinor: 5_31, taxMinor: 32, totalMinor: 5_63 },
  },
  {
    currency: 'MYR',
    ...ofSource,
    source: autocount,
    title: 'three times 13.11, line by line: 2.37',
    // 13.11 × 6 % = 0.7866, to 0.79; three times 2.37
    cart: [item('1', 13_11), item('2', 13_11), item('3', 13_11)],
    tax: jurisdiction('MY', [rate('GST', 6)]),
    expected: { subtotalMinor: 39_33, taxMinor: 2_37, totalMinor: 41_70 },
  },
  {
    currency: 'MYR',
    ...ofSource,
    source: autocount,
    title: 'three times 13.11, at once: 2.36',
    // 39.33 × 6 % = 2.3598, to 2.36
    cart: [item('1', 13_11), item('2', 13_11), item('3', 13_11)],
    tax: jurisdiction('MY', [rate('GST', 6)], invoice),
    expected: { subtotalMinor: 39_33, taxMinor: 2_36, totalMinor: 41_69 },
  },
  {
    currency: 'SGD',
    ...ours,
    source: singapore,
    title: 'GST of 9 % in a Singapore price',
    // 54.50 × 9/109 = 4.50
    cart: [item('orchid', 54_50)],
    tax: jurisdiction('SG', [rate('GST', 9)], { pricesIncludeTax: true }),
    expected: { subtotalMinor: 54_50, includedTaxMinor: 4_50, totalMinor: 54_50 },
  },
  {
    currency: 'INR',
    ...ours,
    source: india,
    title: 'central and state tax, half of 18 % each, both on the price',
    // 54,670.00 × 9 % = 4,920.30, twice
    cart: [item('machine', 54_670_00)],
    tax: jurisdiction('IN', [rate('CGST', 9), rate('SGST', 9)]),
    expected: {
      subtotalMinor: 54_670_00,
      taxMinor: 9_840_60,
      totalMinor: 64_510_60,
      taxes: [
        ['CGST', 54_670_00, 4_920_30],
        ['SGST', 54_670_00, 4_920_30],
      ],
    },
  },
  {
    currency: 'BHD',
    ...ours,
    source: bahrain,
    title: 'tax in fils, to the ten fils that can be charged',
    // 1.230 × 10 % = 0.123, to 0.120
    cart: [item('dates', 1_230)],
    tax: jurisdiction('BH', [rate('VAT', 10)]),
    expected: { subtotalMinor: 1_230, taxMinor: 120, totalMinor: 1_350 },
  },
  {
    currency: 'OMR',
    ...ofSource,
    source: oman,
    title: 'five monitors at 80 rials',
    // 5 × 80 = 400; × 5 % = 20
    cart: [item('monitor', 80_000, { quantity: 5 })],
    tax: jurisdiction('OM', [rate('VAT', 5)]),
    expected: { subtotalMinor: 400_000, taxMinor: 20_000, totalMinor: 420_000 },
  },
  {
    currency: 'OMR',
    ...ofSource,
    source: oman,
    title: 'goods, packing and transport are taxed together',
    // 40,000 + 800 + 20 = 40,820; × 5 % = 2,041
    cart: [item('goods', 40_000_000), item('packing', 800_000)],
    tax: jurisdiction('OM', [rate('VAT', 5)], { shippingTax: { taxClass: 'standard' } }),
    zones: [zone('OM', flat('truck', 20_000))],
    expected: {
      subtotalMinor: 40_800_000,
      shippingMinor: 20_000,
      taxMinor: 2_041_000,
      totalMinor: 42_861_000,
    },
  },
  {
    currency: 'KWD',
    ...ours,
    source: stripeThreeDecimal,
    title: 'no tax in Kuwait; 15 % off, to the ten fils',
    // 12.340 × 15 % = 1.851, to 1.850
    cart: [item('oud', 12_340)],
    coupon: coupon(percentOff(15)),
    expected: { subtotalMinor: 12_340, discountMinor: 1_850, totalMinor: 10_490 },
  },
  {
    currency: 'UGX',
    ...ours,
    source: stripeSpecial,
    title: 'half a shilling goes up, to a whole one',
    // 10,025 × 18 % = 1,804.5, to 1,805
    cart: [item('coffee', 10_025_00)],
    tax: jurisdiction('UG', [rate('VAT', 18)]),
    expected: { subtotalMinor: 10_025_00, taxMinor: 1_805_00, totalMinor: 11_830_00 },
  },
  {
    currency: 'BRL',
    ...ours,
    source: brazil,
    title: 'what is exactly half goes to the even centavo',
    // 10.50 × 5 % = 0.525, to 0.52; 10.70 × 5 % = 0.535, to 0.54
    cart: [item('service', 10_50), item('support', 10_70)],
    tax: jurisdiction('BR', [rate('ISS', 5)], { rounding: { mode: 'half_even' } }),
    expected: { subtotalMinor: 21_20, taxMinor: 1_06, totalMinor: 22_26, lineTaxesMinor: [52, 54] },
  },
]
