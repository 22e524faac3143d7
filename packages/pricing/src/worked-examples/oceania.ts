import { item, jurisdiction, rate } from './notation.ts'
import type { Source, WorkedExample } from './notation.ts'

const australia: Source = {
  name: 'A New Tax System (Goods and Services Tax) Act 1999 (Australia), section 9-90',
  url: 'http://www5.austlii.edu.au/au/legis/cth/consol_act/antsasta1999402/s9.90.html',
}
const newZealand: Source = {
  name: 'Inland Revenue (New Zealand), Calculating GST',
  url: 'http://www.ird.govt.nz/changes-2010/gst/businesses/calculating/',
}
const newZealandAct: Source = {
  name: 'Goods and Services Tax Act 1985 (New Zealand), section 19O: half a cent is disregarded',
  url: 'https://www.legislation.govt.nz/act/public/1985/0141/latest/DLM81034.html',
}

const invoice = { rounding: { scope: 'document' } } as const
const ofSource = { figures: 'of the source' } as const
const ours = { figures: 'ours, by its rule' } as const

export const oceaniaExamples: readonly WorkedExample[] = [
  {
    currency: 'AUD',
    ...ours,
    source: australia,
    title: 'half a cent of GST goes up',
    // 1.05 × 10 % = 0.105, to 0.11
    cart: [item('bolt', 1_05)],
    tax: jurisdiction('AU', [rate('GST', 10)]),
    expected: { subtotalMinor: 1_05, taxMinor: 11, totalMinor: 1_16 },
  },
  {
    currency: 'AUD',
    ...ours,
    source: australia,
    title: 'GST worked out for each supply',
    // 0.60 / 11 = 0.0545, to 0.05; three times 0.15
    cart: [item('bolt', 60), item('nut', 60), item('washer', 60)],
    tax: jurisdiction('AU', [rate('GST', 10)], { pricesIncludeTax: true }),
    expected: { subtotalMinor: 1_80, includedTaxMinor: 15, totalMinor: 1_80 },
  },
  {
    currency: 'AUD',
    ...ours,
    source: australia,
    title: 'GST worked out for the total of an invoice',
    // 1.80 / 11 = 0.1636, to 0.16
    cart: [item('bolt', 60), item('nut', 60), item('washer', 60)],
    tax: jurisdiction('AU', [rate('GST', 10)], { ...invoice, pricesIncludeTax: true }),
    expected: { subtotalMinor: 1_80, includedTaxMinor: 16, totalMinor: 1_80 },
  },
  {
    currency: 'NZD',
    ...ofSource,
    source: newZealand,
    title: 'GST added to 1,500.00',
    // 1,500.00 × 15 % = 225.00
    cart: [item('goods', 1_500_00)],
    tax: jurisdiction('NZ', [rate('GST', 15)]),
    expected: { subtotalMinor: 1_500_00, taxMinor: 225_00, totalMinor: 1_725_00 },
  },
  {
    currency: 'NZD',
    ...ofSource,
    source: newZealand,
    title: '3/23 of 1,725.00',
    // 1,725.00 × 3 / 23 = 225.00
    cart: [item('goods', 1_725_00)],
    tax: jurisdiction('NZ', [rate('GST', 15)], { pricesIncludeTax: true }),
    expected: { subtotalMinor: 1_725_00, includedTaxMinor: 225_00, totalMinor: 1_725_00 },
  },
  {
    currency: 'NZD',
    ...ours,
    source: newZealandAct,
    title: 'half a cent of GST is disregarded, more than half is a cent',
    // 1.10 × 15 % = 0.165, to 0.16; 1.14 × 15 % = 0.171, to 0.17; 1.12 × 15 % = 0.168, to 0.17
    cart: [item('gum', 1_10), item('mint', 1_14), item('lime', 1_12)],
    tax: jurisdiction('NZ', [rate('GST', 15)], { rounding: { mode: 'half_down' } }),
    expected: { subtotalMinor: 3_36, taxMinor: 50, totalMinor: 3_86, lineTaxesMinor: [16, 17, 17] },
  },
]
