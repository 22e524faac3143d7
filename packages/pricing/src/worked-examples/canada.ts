import { item, jurisdiction, rate } from './notation.ts'
import type { Source, WorkedExample } from './notation.ts'

const quebec: Source = {
  name: 'Revenu Québec, Calculating the Taxes (since 2013)',
  url: 'http://www.revenuquebec.ca/en/entreprise/taxes/tvq_tps/calcul-taxes.aspx',
}
const quebec2008: Source = {
  name: 'Revenu Québec, QST and GST/HST: General information (2008)',
  url: 'https://webarchiveweb.wayback.bac-lac.canada.ca/web/20080209162021/http://www.revenu.gouv.qc.ca/eng/entreprise/taxes/tvq_tps/info.asp',
}
const mathCentral: Source = {
  name: 'Math Central, University of Regina: GST and PST',
  url: 'http://mathcentral.uregina.ca/QQ/database/QQ.09.03/mallory1.html',
}
const budget2012: Source = {
  name: 'Government of Canada, Budget 2012: Rounding',
  url: 'https://www.budget.canada.ca/2012/themes/rounding-arrondissement-eng.html',
}
const cra125136: Source = {
  name: 'Canada Revenue Agency, interpretation 125136: HST in one step or two',
  url: 'https://taxinterpretations.com/content/636291',
}
const britishColumbia: Source = {
  name: 'GST and PST in British Columbia, 2017',
  url: 'https://calcul-taxes.com/canada-sales-tax/sales-tax-2017/sales-tax-calculator-british-columbia-bc-gst-pst-2017/?lang=en',
}

const invoice = { rounding: { scope: 'document' } } as const

const canadian = { currency: 'CAD' } as const
const ofSource = { figures: 'of the source' } as const
const ours = { figures: 'ours, by its rule' } as const

export const canadaExamples: readonly WorkedExample[] = [
  {
    ...canadian,
    ...ofSource,
    source: quebec,
    title: 'GST and QST, each on the price alone',
    // 100.00 × 5 % = 5.00; 100.00 × 9.975 % = 9.975, to 9.98
    cart: [item('goods', 100_00)],
    tax: jurisdiction('CA-QC', [rate('GST', 5), rate('QST', 9.975)], invoice),
    expected: {
      subtotalMinor: 100_00,
      taxMinor: 14_98,
      totalMinor: 114_98,
      taxes: [
        ['GST', 100_00, 5_00],
        ['QST', 100_00, 9_98],
      ],
    },
  },
  {
    ...canadian,
    ...ofSource,
    source: quebec2008,
    title: 'GST and QST, the second on top of the first',
    // 100.00 × 5 % = 5.00; 105.00 × 7.5 % = 7.875, to 7.88
    cart: [item('goods', 100_00)],
    tax: jurisdiction('CA-QC', [rate('GST', 5), rate('QST', 7.5, { isCompound: true })]),
    expected: {
      subtotalMinor: 100_00,
      taxMinor: 12_88,
      totalMinor: 112_88,
      taxes: [
        ['GST', 100_00, 5_00],
        ['QST', 105_00, 7_88],
      ],
    },
  },
  {
    ...canadian,
    ...ofSource,
    source: mathCentral,
    title: 'provincial tax beside the federal one',
    // 7.00 + 7.50
    cart: [item('goods', 100_00)],
    tax: jurisdiction('CA', [rate('GST', 7), rate('PST', 7.5)]),
    expected: { subtotalMinor: 100_00, taxMinor: 14_50, totalMinor: 114_50 },
  },
  {
    ...canadian,
    ...ofSource,
    source: mathCentral,
    title: 'provincial tax on the federal one: the half penny goes up',
    // 107.00 × 7.5 % = 8.025, to 8.03
    cart: [item('goods', 100_00)],
    tax: jurisdiction('CA', [rate('GST', 7), rate('PST', 7.5, { isCompound: true })]),
    expected: { subtotalMinor: 100_00, taxMinor: 15_03, totalMinor: 115_03 },
  },
  {
    ...canadian,
    ...ofSource,
    source: budget2012,
    title: 'a coffee and a sandwich are 4.92 with GST',
    // (1.83 + 2.86) × 5 % = 0.2345, to 0.23
    cart: [item('coffee', 1_83), item('sandwich', 2_86)],
    tax: jurisdiction('CA', [rate('GST', 5)], invoice),
    expected: { subtotalMinor: 4_69, taxMinor: 23, totalMinor: 4_92 },
  },
  {
    ...canadian,
    ...ours,
    source: cra125136,
    title: 'food for 31.95 in Ontario, HST as one rate',
    // 31.95 × 13 % = 4.1535, to 4.15
    cart: [item('food', 31_95)],
    tax: jurisdiction('CA-ON', [rate('HST', 13)]),
    expected: { subtotalMinor: 31_95, taxMinor: 4_15, totalMinor: 36_10 },
  },
  {
    ...canadian,
    ...ours,
    source: cra125136,
    title: 'the same food, the federal and the provincial part each rounded',
    // 31.95 × 5 % = 1.5975, to 1.60; × 8 % = 2.556, to 2.56
    cart: [item('food', 31_95)],
    tax: jurisdiction('CA-ON', [rate('federal', 5), rate('provincial', 8)]),
    expected: { subtotalMinor: 31_95, taxMinor: 4_16, totalMinor: 36_11 },
  },
  {
    ...canadian,
    ...ofSource,
    source: britishColumbia,
    title: 'GST and PST on fifty dollars',
    // 2.50 + 3.50
    cart: [item('goods', 50_00)],
    tax: jurisdiction('CA-BC', [rate('GST', 5), rate('PST', 7)]),
    expected: {
      subtotalMinor: 50_00,
      taxMinor: 6_00,
      totalMinor: 56_00,
      taxes: [
        ['GST', 50_00, 2_50],
        ['PST', 50_00, 3_50],
      ],
    },
  },
]
