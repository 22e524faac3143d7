import { coupon, item, jurisdiction, percentOff, rate } from './notation.ts'
import type { Source, WorkedExample } from './notation.ts'

const japanQa57: Source = {
  name: 'National Tax Agency (Japan), Q&A on the invoice system, question 57: rounding',
  url: 'https://www.nta.go.jp/taxes/shiraberu/zeimokubetsu/shohi/keigenzeiritsu/qa_invoice.htm',
}
const japanSample: Source = {
  name: 'National Tax Agency (Japan), outline of the invoice system: sample invoice',
  url: 'https://www.nta.go.jp/taxes/shiraberu/zeimokubetsu/shohi/keigenzeiritsu/invoice_about.htm',
}
const korea: Source = {
  name: 'Value-Added Tax Act (Korea), articles 29 and 30; fractions of the won are dropped',
  url: 'https://elaw.klri.re.kr/eng_service/main.do',
}
const taiwan: Source = {
  name: 'Introduction and Issuance of Uniform Invoice, part II (Kaizen)',
  url: 'http://en.kaizencpa.cn/knowledge/Introduction-and-Issuance-of-Uniform-Invoice-2.html',
}
const taiwanAct: Source = {
  name: 'Value-added and Non-value-added Business Tax Act (Taiwan), articles 14 and 32',
  url: 'https://law.dot.gov.tw/law-en/home.jsp?id=5&mcustomize=law_view.jsp&lawname=201803090314&article=32',
}

const invoice = { rounding: { scope: 'document' } } as const
const onceDown = { rounding: { scope: 'document', mode: 'down' } } as const
const food = { taxClass: 'food' } as const
const japaneseRates = [rate('10 %', 10), rate('8 %', 8, food)]
const vegetablesAndSupplies = [
  item('vegetables', 83, { quantity: 167, ...food }),
  item('meat', 67, { quantity: 197, ...food }),
  item('flowers', 77, { quantity: 57 }),
  item('fertilizer', 57, { quantity: 417 }),
]
const ofSource = { figures: 'of the source' } as const
const ours = { figures: 'ours, by its rule' } as const

export const eastAsiaExamples: readonly WorkedExample[] = [
  {
    currency: 'JPY',
    ...ofSource,
    source: japanQa57,
    title: 'consumption tax is rounded once for each rate of an invoice',
    // 8 %: 13,861 + 13,199 = 27,060; 2,164.8, down to 2,164
    // 10 %: 4,389 + 23,769 = 28,158; 2,815.8, down to 2,815
    // Split: 2,164 as 1,108.47 and 1,055.53; 2,815 as 438.78 and 2,376.22
    cart: vegetablesAndSupplies,
    tax: jurisdiction('JP', japaneseRates, onceDown),
    expected: {
      subtotalMinor: 55_218,
      taxMinor: 4_979,
      totalMinor: 60_197,
      taxes: [
        ['10 %', 28_158, 2_815],
        ['8 %', 27_060, 2_164],
      ],
      lineTaxesMinor: [1_108, 1_056, 439, 2_376],
    },
  },
  {
    currency: 'JPY',
    ...ofSource,
    source: japanQa57,
    title: 'what the agency forbids, rounding each line, loses two yen here',
    // 1,108.88 and 1,055.92, down: 2,163; 438.9 and 2,376.9, down: 2,814
    cart: vegetablesAndSupplies,
    tax: jurisdiction('JP', japaneseRates, { rounding: { scope: 'line', mode: 'down' } }),
    expected: {
      subtotalMinor: 55_218,
      taxMinor: 4_977,
      totalMinor: 60_195,
      taxes: [
        ['10 %', 28_158, 2_814],
        ['8 %', 27_060, 2_163],
      ],
    },
  },
  {
    currency: 'JPY',
    ...ofSource,
    source: japanSample,
    title: 'the sample invoice over 131,200 yen',
    // 40,000 × 8 % = 3,200; 80,000 × 10 % = 8,000
    cart: [item('food', 40_000, food), item('sundries', 80_000)],
    tax: jurisdiction('JP', japaneseRates, onceDown),
    expected: { subtotalMinor: 120_000, taxMinor: 11_200, totalMinor: 131_200 },
  },
  {
    currency: 'JPY',
    ...ours,
    source: japanQa57,
    title: 'of a price with tax, 8/108 and 10/110 are taken, fractions of the yen cut',
    // 1,000 × 8/108 = 74.07, down to 74; 1,000 × 10/110 = 90.9, down to 90
    cart: [item('rice', 1_000, food), item('bowl', 1_000)],
    tax: jurisdiction('JP', japaneseRates, { ...onceDown, pricesIncludeTax: true }),
    expected: {
      subtotalMinor: 2_000,
      includedTaxMinor: 164,
      totalMinor: 2_000,
      taxes: [
        ['10 %', 910, 90],
        ['8 %', 926, 74],
      ],
    },
  },
  {
    currency: 'JPY',
    ...ours,
    source: japanQa57,
    title: 'a discount comes off before the tax',
    // 10 % of 1,999 = 199.9, to 200; 1,799 × 10 % = 179.9, down to 179
    cart: [item('bowl', 1_999)],
    tax: jurisdiction('JP', japaneseRates, onceDown),
    coupon: coupon(percentOff(10)),
    expected: { subtotalMinor: 1_999, discountMinor: 200, taxMinor: 179, totalMinor: 1_978 },
  },
  {
    currency: 'KRW',
    ...ours,
    source: korea,
    title: 'an eleventh of a Korean price, fractions of the won dropped',
    // 10,000 / 11 = 909.09, down to 909
    cart: [item('seaweed', 10_000)],
    tax: jurisdiction('KR', [rate('VAT', 10)], { ...onceDown, pricesIncludeTax: true }),
    expected: { subtotalMinor: 10_000, includedTaxMinor: 909, totalMinor: 10_000 },
  },
  {
    currency: 'TWD',
    ...ofSource,
    source: taiwan,
    title: 'business tax in a total of NT$10,500',
    // 10,500 / 1.05 × 0.05 = 500
    cart: [item('oolong', 10_500_00)],
    tax: jurisdiction('TW', [rate('business tax', 5)], { ...invoice, pricesIncludeTax: true }),
    expected: {
      subtotalMinor: 10_500_00,
      includedTaxMinor: 500_00,
      totalMinor: 10_500_00,
      taxes: [['business tax', 10_000_00, 500_00]],
    },
  },
  {
    currency: 'TWD',
    ...ours,
    source: taiwanAct,
    title: 'three list prices that include 5 %, on one uniform invoice',
    // 420 + 630 + 1,050 = 2,100; × 5/105 = 100
    cart: [item('cup', 420_00), item('pot', 630_00), item('tray', 1_050_00)],
    tax: jurisdiction('TW', [rate('business tax', 5)], { ...invoice, pricesIncludeTax: true }),
    expected: {
      subtotalMinor: 2_100_00,
      includedTaxMinor: 100_00,
      totalMinor: 2_100_00,
      lineTaxesMinor: [20_00, 30_00, 50_00],
    },
  },
]
