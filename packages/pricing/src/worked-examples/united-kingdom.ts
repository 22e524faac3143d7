import { amountOff, coupon, flat, item, jurisdiction, rate, zone } from './notation.ts'
import type { Source, WorkedExample } from './notation.ts'

const hmrcCalculating: Source = {
  name: 'HMRC, Calculating VAT for VAT-inclusive and VAT-exclusive prices',
  url: 'http://www.hmrc.gov.uk/vat/forms-rates/rates/calculating.htm',
}
const hmrcFractions: Source = {
  name: 'Standard VAT rates and fractions, after HMRC (Crown Copyright)',
  url: 'https://accountingservicesforbusiness.co.uk/resources/information-articles/vat-rates-and-fractions',
}
const vatFraction: Source = {
  name: 'The VAT fraction, 2014',
  url: 'http://itsrelative.co.uk/headlines/2014-06-11-vat-fraction',
}
const notice700: Source = {
  name: 'HMRC, VAT guide (Notice 700), 17.5 and 17.6',
  url: 'https://www.gov.uk/guidance/vat-guide-notice-700',
}
const notice700Discounts: Source = {
  name: 'HMRC, VAT guide (Notice 700), 7.3: tax is due on the discounted price',
  url: 'https://www.gov.uk/guidance/vat-guide-notice-700',
}
const notice70024: Source = {
  name: 'HMRC, VAT Notice 700/24, 2: delivered goods',
  url: 'https://www.gov.uk/government/publications/vat-notice-70024-postage-and-delivery-charges',
}
const vatrec: Source = {
  name: 'HMRC manual, VATREC12020: rounding at retailers',
  url: 'https://www.gov.uk/hmrc-internal-manuals/vat-trader-records/vatrec12020',
}

const vat20 = rate('VAT', 20)
const ukAdded = jurisdiction('GB', [vat20])
const ukContained = jurisdiction('GB', [vat20], { pricesIncludeTax: true })
const ukBasket = jurisdiction('GB', [vat20], {
  pricesIncludeTax: true,
  rounding: { scope: 'document' },
})
const ukMixed = jurisdiction('GB', [vat20, rate('zero', 0, { taxClass: 'books' })], {
  shippingTax: 'as_goods',
})
const ofSource = { figures: 'of the source' } as const
const ours = { figures: 'ours, by its rule' } as const
const pounds = { currency: 'GBP' } as const

export const unitedKingdomExamples: readonly WorkedExample[] = [
  {
    ...pounds,
    ...ofSource,
    source: hmrcCalculating,
    title: 'standard rate on a price without VAT',
    // 20 % × 100.00 = 20.00
    cart: [item('goods', 100_00)],
    tax: ukAdded,
    expected: { subtotalMinor: 100_00, taxMinor: 20_00, totalMinor: 120_00 },
  },
  {
    ...pounds,
    ...ofSource,
    source: hmrcCalculating,
    title: 'reduced rate on a price without VAT',
    // 5 % × 100.00 = 5.00
    cart: [item('fuel', 100_00)],
    tax: jurisdiction('GB', [rate('VAT', 5)]),
    expected: { subtotalMinor: 100_00, taxMinor: 5_00, totalMinor: 105_00 },
  },
  {
    ...pounds,
    ...ofSource,
    source: hmrcFractions,
    title: 'the VAT fraction of 20 % is 1/6',
    // 120.00 × 1/6 = 20.00
    cart: [item('goods', 120_00)],
    tax: ukContained,
    expected: {
      subtotalMinor: 120_00,
      includedTaxMinor: 20_00,
      totalMinor: 120_00,
      taxes: [['VAT', 100_00, 20_00]],
    },
  },
  {
    ...pounds,
    ...ofSource,
    source: hmrcFractions,
    title: 'the VAT fraction of 17.5 % is 7/47',
    // 117.50 × 7/47 = 17.50
    cart: [item('goods', 117_50)],
    tax: jurisdiction('GB', [rate('VAT', 17.5)], { pricesIncludeTax: true }),
    expected: { subtotalMinor: 117_50, includedTaxMinor: 17_50, totalMinor: 117_50 },
  },
  {
    ...pounds,
    ...ofSource,
    source: hmrcFractions,
    title: 'the VAT fraction of 15 % is 3/23',
    // 115.00 × 3/23 = 15.00
    cart: [item('goods', 115_00)],
    tax: jurisdiction('GB', [rate('VAT', 15)], { pricesIncludeTax: true }),
    expected: { subtotalMinor: 115_00, includedTaxMinor: 15_00, totalMinor: 115_00 },
  },
  {
    ...pounds,
    ...ofSource,
    source: vatFraction,
    title: 'the VAT fraction of 5 % is 1/21',
    // 80.00 × 1/21 = 3.8095, to 3.81
    cart: [item('goods', 80_00)],
    tax: jurisdiction('GB', [rate('VAT', 5)], { pricesIncludeTax: true }),
    expected: { subtotalMinor: 80_00, includedTaxMinor: 3_81, totalMinor: 80_00 },
  },
  {
    ...pounds,
    ...ours,
    source: vatrec,
    title: 'a retailer rounds half a penny of contained VAT up, the net being what is left',
    // 9.99 / 6 = 1.665, to 1.67; net 8.32
    cart: [item('tea', 9_99)],
    tax: ukContained,
    expected: {
      subtotalMinor: 9_99,
      includedTaxMinor: 1_67,
      totalMinor: 9_99,
      taxes: [['VAT', 8_32, 1_67]],
    },
  },
  {
    ...pounds,
    ...ours,
    source: vatrec,
    title: 'where the net is rounded instead, the half penny goes the other way',
    // 9.99 × 5/6 = 8.325, to 8.33; VAT 1.66
    cart: [item('tea', 9_99)],
    tax: jurisdiction('GB', [vat20], { pricesIncludeTax: true, rounding: { rounded: 'net' } }),
    expected: {
      subtotalMinor: 9_99,
      includedTaxMinor: 1_66,
      totalMinor: 9_99,
      taxes: [['VAT', 8_33, 1_66]],
    },
  },
  {
    ...pounds,
    ...ours,
    source: notice700,
    title: 'a basket rounded line by line',
    // 0.99 / 6 = 0.165, to 0.17; 1.49 / 6 = 0.2483, to 0.25; 2.49 / 6 = 0.415, to 0.42: 0.84
    cart: [item('a', 99), item('b', 1_49), item('c', 2_49)],
    tax: ukContained,
    expected: {
      subtotalMinor: 4_97,
      includedTaxMinor: 84,
      totalMinor: 4_97,
      lineTaxesMinor: [17, 25, 42],
    },
  },
  {
    ...pounds,
    ...ours,
    source: notice700,
    title: 'the same basket rounded once, then split over its lines',
    // 4.97 / 6 = 0.8283, to 0.83. Split 83: 16.53, 24.88, 41.58; the two left to b and c
    cart: [item('a', 99), item('b', 1_49), item('c', 2_49)],
    tax: ukBasket,
    expected: {
      subtotalMinor: 4_97,
      includedTaxMinor: 83,
      totalMinor: 4_97,
      taxes: [['VAT', 4_14, 83]],
      lineTaxesMinor: [16, 25, 42],
    },
  },
  {
    ...pounds,
    ...ours,
    source: notice700,
    title: 'VAT worked out per article, to the nearest penny',
    // 1.99 × 20 % = 0.398, to 0.40 each; three of them 1.20
    cart: [item('mug', 1_99, { quantity: 3 })],
    tax: jurisdiction('GB', [vat20], { rounding: { scope: 'unit' } }),
    expected: { subtotalMinor: 5_97, taxMinor: 1_20, totalMinor: 7_17 },
  },
  {
    ...pounds,
    ...ours,
    source: notice700,
    title: 'VAT of the same articles worked out per line',
    // 5.97 × 20 % = 1.194, to 1.19
    cart: [item('mug', 1_99, { quantity: 3 })],
    tax: ukAdded,
    expected: { subtotalMinor: 5_97, taxMinor: 1_19, totalMinor: 7_16 },
  },
  {
    ...pounds,
    ...ours,
    source: notice70024,
    title: 'delivery of a zero-rated book and a mug is taxed in proportion to their prices',
    // delivery 3.00 as 10 : 20 = 1.00 and 2.00. 20 % × 20.00 = 4.00, 20 % × 2.00 = 0.40
    cart: [item('book', 10_00, { taxClass: 'books' }), item('mug', 20_00)],
    tax: ukMixed,
    zones: [zone('GB', flat('post', 3_00))],
    expected: { subtotalMinor: 30_00, shippingMinor: 3_00, taxMinor: 4_40, totalMinor: 37_40 },
  },
  {
    ...pounds,
    ...ours,
    source: notice700Discounts,
    title: 'an amount off the order lowers the taxed and the untaxed goods in proportion',
    // 10.00 as 20 : 10 = 6.67 and 3.33. 20 % × 13.33 = 2.666, to 2.67
    cart: [item('kettle', 20_00), item('book', 10_00, { taxClass: 'books' })],
    tax: ukMixed,
    coupon: coupon(amountOff(10_00)),
    expected: {
      subtotalMinor: 30_00,
      discountMinor: 10_00,
      taxMinor: 2_67,
      totalMinor: 22_67,
      lineDiscountsMinor: [6_67, 3_33],
      lineTotalsMinor: [16_00, 6_67],
    },
  },
]
