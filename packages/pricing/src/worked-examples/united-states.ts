import {
  amountOff,
  buyGet,
  coupon,
  flat,
  item,
  jurisdiction,
  percentOff,
  promotion,
  rate,
  tiersOff,
  zone,
} from './notation.ts'
import type { Source, WorkedExample } from './notation.ts'

const texas: Source = {
  name: 'Texas Comptroller, Sales and Use Tax FAQ: collection',
  url: 'https://comptroller.texas.gov/taxes/sales/faq/collection.php',
}
const texasDelivery: Source = {
  name: 'Texas Administrative Code, title 34, § 3.303: transportation and delivery charges',
  url: 'https://www.law.cornell.edu/regulations/texas/34-Tex-Admin-Code-SS-3-303',
}
const newYork: Source = {
  name: 'New York, Tax Bulletin ST-838: shipping and delivery charges',
  url: 'https://www.tax.ny.gov/pubs_and_bulls/tg_bulletins/st/shipping_and_delivery_charges.htm',
}
const massachusetts: Source = {
  name: 'Massachusetts General Laws, chapter 64I, section 5; delivery: Directive 04-5',
  url: 'https://malegislature.gov/Laws/GeneralLaws/PartI/TitleIX/Chapter64I/Section5',
}
const kansas: Source = {
  name: 'Kansas Statutes 79-3676: item or invoice, third decimal above four',
  url: 'https://www.ksrevisor.org/statutes/chapters/ch79/079_036_0076.html',
}
const maryland: Source = {
  name: 'Maryland Tax-General § 11-301: cents for each part of a dollar',
  url: 'https://mgaleg.maryland.gov/mgawebsite/Laws/StatuteText?article=gtg&section=11-301',
}
const california: Source = {
  name: 'California, Publication 113: Coupons, Discounts, and Rebates',
  url: 'https://www.cdtfa.ca.gov/formspubs/pub113/',
}
const westVirginia: Source = {
  name: 'West Virginia Code of State Rules 110-15F-5: buy one, get one',
  url: 'https://regulations.justia.com/states/west-virginia/agency-110/title-110/series-110-15f/section-110-15f-5',
}
const minnesota: Source = {
  name: 'Minnesota Department of Revenue: quantity discounts are taxed on the discounted price',
  url: 'https://www.revenue.state.mn.us/guide/discounts-and-coupons-1',
}
const ck12: Source = {
  name: 'CK-12 Middle School Math, 5.14: Find Discount Prices Given Sales',
  url: 'http://www.ck12.org/book/CK-12-Middle-School-Math-Concepts-Grade-8/r19/section/5.14/',
}

const invoice = { rounding: { scope: 'document' } } as const
const delivered = { ...invoice, shippingTax: { taxClass: 'standard' } } as const
const texasTax = [rate('sales tax', 8.25)]
const westVirginiaTax = jurisdiction('US-WV', [rate('sales tax', 6)])
const marylandTax = jurisdiction('US-MD', [rate('sales tax', 6)], { rounding: { mode: 'up' } })
const kansasTax = [rate('sales tax', 6.5)]
const dollars = { currency: 'USD' } as const
const ofSource = { figures: 'of the source' } as const
const ours = { figures: 'ours, by its rule' } as const

export const unitedStatesExamples: readonly WorkedExample[] = [
  {
    ...dollars,
    ...ofSource,
    source: texas,
    title: 'the third decimal is a five: up',
    // 250.00 × 8.25 % = 20.625, to 20.63
    cart: [item('chair', 250_00)],
    tax: jurisdiction('US-TX', texasTax),
    expected: { subtotalMinor: 250_00, taxMinor: 20_63, totalMinor: 270_63 },
  },
  {
    ...dollars,
    ...ofSource,
    source: texas,
    title: 'a T-shirt with sales tax in its price: the price without it is rounded',
    // 20.00 / 1.0825 = 18.4757, to 18.48; 20.00 - 18.48 = 1.52
    cart: [item('t-shirt', 20_00)],
    tax: jurisdiction('US-TX', texasTax, { pricesIncludeTax: true, rounding: { rounded: 'net' } }),
    expected: {
      subtotalMinor: 20_00,
      includedTaxMinor: 1_52,
      totalMinor: 20_00,
      taxes: [['sales tax', 18_48, 1_52]],
    },
  },
  {
    ...dollars,
    ...ours,
    source: texas,
    title: 'three T-shirts on one invoice are taxed on their sum',
    // 85.00 × 8.25 % = 7.0125, to 7.01. Split 701: 82.47, 206.18, 412.35; the one left to the first
    cart: [item('small', 10_00), item('plain', 25_00), item('printed', 50_00)],
    tax: jurisdiction('US-TX', texasTax, invoice),
    expected: {
      subtotalMinor: 85_00,
      taxMinor: 7_01,
      totalMinor: 92_01,
      taxes: [['sales tax', 85_00, 7_01]],
      lineTaxesMinor: [83, 2_06, 4_12],
    },
  },
  {
    ...dollars,
    ...ours,
    source: texasDelivery,
    title: 'delivery of a taxable television is taxed with it',
    // (500.00 + 50.00) × 8.25 % = 45.375, to 45.38
    cart: [item('television', 500_00)],
    tax: jurisdiction('US-TX', texasTax, delivered),
    zones: [zone('US', flat('van', 50_00))],
    expected: { subtotalMinor: 500_00, shippingMinor: 50_00, taxMinor: 45_38, totalMinor: 595_38 },
  },
  {
    ...dollars,
    ...ours,
    source: newYork,
    title: 'a clothes dryer, its service contract and its delivery: base 549.95',
    // 549.95 × 8.875 % = 48.8081, to 48.81
    cart: [item('dryer', 499_95), item('contract', 30_00, { needsShipping: false })],
    tax: jurisdiction('US-NY', [rate('sales tax', 8.875)], delivered),
    zones: [zone('US', flat('van', 20_00))],
    expected: {
      subtotalMinor: 529_95,
      shippingMinor: 20_00,
      taxMinor: 48_81,
      totalMinor: 598_76,
      taxes: [['sales tax', 549_95, 48_81]],
    },
  },
  {
    ...dollars,
    ...ours,
    source: newYork,
    title: 'table and chairs with their transport: base 3,750.00',
    // 3,750.00 × 8 % = 300.00
    cart: [item('table and chairs', 3_500_00)],
    tax: jurisdiction('US-NY', [rate('sales tax', 8)], delivered),
    zones: [zone('US', flat('carrier', 250_00))],
    expected: {
      subtotalMinor: 3_500_00,
      shippingMinor: 250_00,
      taxMinor: 300_00,
      totalMinor: 4_050_00,
      taxes: [['sales tax', 3_750_00, 300_00]],
    },
  },
  {
    ...dollars,
    ...ours,
    source: massachusetts,
    title: 'the third decimal is a nine: up; separate delivery is not taxed',
    // 24.95 × 6.25 % = 1.559375, to 1.56
    cart: [item('book', 24_95)],
    tax: jurisdiction('US-MA', [rate('sales tax', 6.25)]),
    zones: [zone('US', flat('post', 5_00))],
    expected: { subtotalMinor: 24_95, shippingMinor: 5_00, taxMinor: 1_56, totalMinor: 31_51 },
  },
  {
    ...dollars,
    ...ours,
    source: kansas,
    title: 'three cheap things taxed per item',
    // 0.69 × 6.5 % = 0.04485, to 0.04; three times 0.12
    cart: [item('pen', 69), item('clip', 69), item('pin', 69)],
    tax: jurisdiction('US-KS', kansasTax),
    expected: { subtotalMinor: 2_07, taxMinor: 12, totalMinor: 2_19 },
  },
  {
    ...dollars,
    ...ours,
    source: kansas,
    title: 'the same three taxed per invoice: of three equal ones, the first by id pays more',
    // 2.07 × 6.5 % = 0.13455, to 0.13; a third is 4.33 each, the one left to "clip"
    cart: [item('pen', 69), item('clip', 69), item('pin', 69)],
    tax: jurisdiction('US-KS', kansasTax, invoice),
    expected: { subtotalMinor: 2_07, taxMinor: 13, totalMinor: 2_20, lineTaxesMinor: [4, 5, 4] },
  },
  {
    ...dollars,
    ...ofSource,
    source: maryland,
    title: 'a part of a dollar from 17 to 33 cents costs two cents more',
    // 6 + 2 = 8 cents; 1.17 × 6 % = 0.0702, up to 0.08
    cart: [item('gum', 1_17)],
    tax: marylandTax,
    expected: { subtotalMinor: 1_17, taxMinor: 8, totalMinor: 1_25 },
  },
  {
    ...dollars,
    ...ofSource,
    source: maryland,
    title: 'a part of a dollar up to 16 cents costs one cent more',
    // 60 + 1 = 61 cents; 10.16 × 6 % = 0.6096, up to 0.61
    cart: [item('plate', 10_16)],
    tax: marylandTax,
    expected: { subtotalMinor: 10_16, taxMinor: 61, totalMinor: 10_77 },
  },
  {
    ...dollars,
    ...ofSource,
    source: maryland,
    title: 'what comes out even is not rounded up',
    // 5 × 6 + 3 = 33 cents; 5.50 × 6 % = 0.33
    cart: [item('soap', 5_50)],
    tax: marylandTax,
    expected: { subtotalMinor: 5_50, taxMinor: 33, totalMinor: 5_83 },
  },
  {
    ...dollars,
    ...ours,
    source: california,
    title: "a dollar off by the shop's own coupon: nine dollars are taxed",
    // (10.00 - 1.00) × 7.25 % = 0.6525, to 0.65
    cart: [item('detergent', 10_00)],
    tax: jurisdiction('US-CA', [rate('sales tax', 7.25)]),
    coupon: coupon(amountOff(1_00)),
    expected: {
      subtotalMinor: 10_00,
      discountMinor: 1_00,
      taxMinor: 65,
      totalMinor: 9_65,
      taxes: [['sales tax', 9_00, 65]],
    },
  },
  {
    ...dollars,
    ...ours,
    source: westVirginia,
    title: 'pants, buy one, get one free: tax is due on 150.00',
    // 300.00 - 150.00 = 150.00; × 6 % = 9.00
    cart: [item('pants', 150_00, { quantity: 2 })],
    tax: westVirginiaTax,
    promotions: [promotion('bogo', buyGet(1, 1))],
    expected: {
      subtotalMinor: 300_00,
      discountMinor: 150_00,
      taxMinor: 9_00,
      totalMinor: 159_00,
      taxes: [['sales tax', 150_00, 9_00]],
    },
  },
  {
    ...dollars,
    ...ours,
    source: westVirginia,
    title: 'shoes, the second pair for half: 140.00 and 70.00',
    // 280.00 - 70.00 = 210.00; × 6 % = 12.60
    cart: [item('shoes', 140_00, { quantity: 2 })],
    tax: westVirginiaTax,
    promotions: [promotion('second for half', buyGet(1, 1, 50))],
    expected: {
      subtotalMinor: 280_00,
      discountMinor: 70_00,
      taxMinor: 12_60,
      totalMinor: 222_60,
    },
  },
  {
    ...dollars,
    ...ours,
    source: minnesota,
    title: 'a quantity discount lowers what is taxed',
    // 25 × 4.00 = 100.00, less 10 % = 90.00; × 6.875 % = 6.1875, to 6.19
    cart: [item('candle', 4_00, { quantity: 25 })],
    tax: jurisdiction('US-MN', [rate('sales tax', 6.875)]),
    promotions: [promotion('by quantity', tiersOff([10, 5], [25, 10]))],
    expected: { subtotalMinor: 100_00, discountMinor: 10_00, taxMinor: 6_19, totalMinor: 96_19 },
  },
  {
    ...dollars,
    ...ofSource,
    source: ck12,
    title: 'a bikini for 29.99, 60 % off, with 6.25 % tax: 12.75',
    // 29.99 × 60 % = 17.994, to 17.99: 12.00. × 6.25 % = 0.75
    cart: [item('bikini', 29_99)],
    tax: jurisdiction('US', [rate('sales tax', 6.25)]),
    promotions: [promotion('summer', percentOff(60))],
    expected: { subtotalMinor: 29_99, discountMinor: 17_99, taxMinor: 75, totalMinor: 12_75 },
  },
  {
    ...dollars,
    ...ours,
    source: ck12,
    title: 'a book for 15.99, 30 % off, with 5 % tax',
    // 15.99 × 30 % = 4.797, to 4.80: 11.19. × 5 % = 0.5595, to 0.56
    cart: [item('book', 15_99)],
    tax: jurisdiction('US', [rate('sales tax', 5)]),
    promotions: [promotion('everything', percentOff(30))],
    expected: { subtotalMinor: 15_99, discountMinor: 4_80, taxMinor: 56, totalMinor: 11_75 },
  },
]
