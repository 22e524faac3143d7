import { at, item, jurisdiction, rate } from './notation.ts'
import type { Source, WorkedExample } from './notation.ts'

const ahold: Source = {
  name: 'Court of Justice, C-484/06 Koninklijke Ahold: how to round is for the member state',
  url: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62006CJ0484',
}
const directive: Source = {
  name: 'Directive 2006/112/EC, articles 138 and 196',
  url: 'https://eur-lex.europa.eu/eli/dir/2006/112/oj',
}
const ustae: Source = {
  name: 'Umsatzsteuer-Anwendungserlass 15.4: factors of the tax in a small-amount invoice',
  url: 'https://www.bundesfinanzministerium.de/Content/DE/Downloads/BMF_Schreiben/Steuerarten/Umsatzsteuer/Umsatzsteuer-Anwendungserlass',
}
const ireland: Source = {
  name: 'VAT calculation in Ireland, after the Revenue Commissioners',
  url: 'https://www.irishtaxhub.ie/blog/vat-calculation-ireland-how-to-calculate-vat',
}
const houseOfMath: Source = {
  name: 'House of Math, MVA (school book)',
  url: 'https://www.houseofmath.com/no/encyclopedia/tall-og-maaling/okonomi/lonn-og-indeks/mva',
}
const swissRates: Source = {
  name: 'Federal Tax Administration, VAT rates: 8.1, 2.6 and 3.8 %',
  url: 'https://www.estv.admin.ch/estv/en/home/value-added-tax/vat-rates-switzerland.html',
}
const iceland: Source = {
  name: 'Skatturinn, VAT 24 %; Stripe: ISK in whole kronur',
  url: 'https://docs.stripe.com/currencies#special-cases',
}

const dutch6 = rate('btw', 6)
const germany = jurisdiction('DE', [rate('USt', 19), rate('USt 7', 7, { taxClass: 'books' })], {
  pricesIncludeTax: true,
  exemptsBusinesses: true,
})
const norway = [rate('mva', 25), rate('mva 15', 15, { taxClass: 'food' })]
const swiss = [rate('MWST', 8.1), rate('MWST 2.6', 2.6, { taxClass: 'food' })]
const ofSource = { figures: 'of the source' } as const
const ours = { figures: 'ours, by its rule' } as const
const euros = { currency: 'EUR' } as const

const continent: readonly WorkedExample[] = [
  {
    ...euros,
    ...ofSource,
    source: ustae,
    title: '19 % in a small-amount invoice: factor 15.97',
    // 100.00 × 19/119 = 15.966, to 15.97
    cart: [item('goods', 100_00)],
    tax: germany,
    expected: { subtotalMinor: 100_00, includedTaxMinor: 15_97, totalMinor: 100_00 },
  },
  {
    ...euros,
    ...ofSource,
    source: ustae,
    title: '7 % in a small-amount invoice: factor 6.54',
    // 100.00 × 7/107 = 6.542, to 6.54
    cart: [item('book', 100_00, { taxClass: 'books' })],
    tax: germany,
    expected: { subtotalMinor: 100_00, includedTaxMinor: 6_54, totalMinor: 100_00 },
  },
  {
    ...euros,
    ...ours,
    source: ustae,
    title: 'two rates in one small-amount invoice, each with its own net',
    // 21.40 × 7/107 = 1.40; 59.50 × 19/119 = 9.50
    cart: [item('book', 21_40, { taxClass: 'books' }), item('lamp', 59_50)],
    tax: germany,
    expected: {
      subtotalMinor: 80_90,
      includedTaxMinor: 10_90,
      totalMinor: 80_90,
      taxes: [
        ['USt', 50_00, 9_50],
        ['USt 7', 20_00, 1_40],
      ],
    },
  },
  {
    ...euros,
    ...ours,
    source: directive,
    title: 'a business with a tax id gets the contained tax taken out',
    // 119.00 × 19/119 = 19.00; 119.00 - 19.00 = 100.00
    cart: [item('lamp', 119_00)],
    tax: germany,
    taxId: 'DE136695976',
    expected: { subtotalMinor: 119_00, taxReliefMinor: 19_00, totalMinor: 100_00 },
  },
  {
    ...euros,
    ...ours,
    source: directive,
    title: 'the contained tax is rounded before it is taken out for a business',
    // 99.99 × 19/119 = 15.9648, to 15.96; 99.99 - 15.96 = 84.03
    cart: [item('lamp', 99_99)],
    tax: germany,
    taxId: 'DE136695976',
    expected: { subtotalMinor: 99_99, taxReliefMinor: 15_96, totalMinor: 84_03 },
  },
  {
    ...euros,
    ...ours,
    source: directive,
    title: 'a business with a tax id pays no tax on prices without tax',
    // 100.00 + 0
    cart: [item('lamp', 100_00)],
    tax: jurisdiction('FR', [rate('TVA', 20)], { exemptsBusinesses: true }),
    taxId: 'FR40303265045',
    expected: { subtotalMinor: 100_00, totalMinor: 100_00 },
  },
  {
    ...euros,
    ...ours,
    source: directive,
    title: 'goods that leave the jurisdiction are not taxed by it',
    // The shop has no rates where the goods go
    cart: [item('lamp', 100_00)],
    tax: jurisdiction('FR', [rate('TVA', 20)]),
    to: at('CH'),
    expected: { subtotalMinor: 100_00, totalMinor: 100_00 },
  },
  {
    ...euros,
    ...ofSource,
    source: ireland,
    title: 'Irish standard rate on a net price',
    // 1,000.00 × 23 % = 230.00
    cart: [item('goods', 1_000_00)],
    tax: jurisdiction('IE', [rate('VAT', 23)]),
    expected: { subtotalMinor: 1_000_00, taxMinor: 230_00, totalMinor: 1_230_00 },
  },
  {
    ...euros,
    ...ofSource,
    source: ireland,
    title: 'Irish reduced rate in a gross price',
    // 1,135.00 × 0.135 / 1.135 = 135.00
    cart: [item('goods', 1_135_00)],
    tax: jurisdiction('IE', [rate('VAT', 13.5)], { pricesIncludeTax: true }),
    expected: { subtotalMinor: 1_135_00, includedTaxMinor: 135_00, totalMinor: 1_135_00 },
  },
  {
    ...euros,
    ...ours,
    source: ahold,
    title: 'rounded down per item, as Ahold wished',
    // 1.00 × 6/106 = 0.0566, down to 0.05; four of them 0.20
    cart: [item('bun', 1_00, { quantity: 4 })],
    tax: jurisdiction('NL', [dutch6], {
      pricesIncludeTax: true,
      rounding: { scope: 'unit', mode: 'down' },
    }),
    expected: { subtotalMinor: 4_00, includedTaxMinor: 20, totalMinor: 4_00 },
  },
  {
    ...euros,
    ...ours,
    source: ahold,
    title: 'the same buns rounded down per basket',
    // 4.00 × 6/106 = 0.2264, down to 0.22
    cart: [item('bun', 1_00, { quantity: 4 })],
    tax: jurisdiction('NL', [dutch6], {
      pricesIncludeTax: true,
      rounding: { scope: 'document', mode: 'down' },
    }),
    expected: { subtotalMinor: 4_00, includedTaxMinor: 22, totalMinor: 4_00 },
  },
  {
    ...euros,
    ...ours,
    source: ahold,
    title: 'the same buns rounded to the nearest cent per basket, as the Dutch state asks',
    // 4.00 × 6/106 = 0.2264, to 0.23
    cart: [item('bun', 1_00, { quantity: 4 })],
    tax: jurisdiction('NL', [dutch6], {
      pricesIncludeTax: true,
      rounding: { scope: 'document' },
    }),
    expected: { subtotalMinor: 4_00, includedTaxMinor: 23, totalMinor: 4_00 },
  },
]

const outsideTheUnion: readonly WorkedExample[] = [
  {
    currency: 'NOK',
    ...ofSource,
    source: houseOfMath,
    title: 'Norwegian standard rate on a price without tax',
    // 450 × 1.25 = 562.50
    cart: [item('goods', 450_00)],
    tax: jurisdiction('NO', norway),
    expected: { subtotalMinor: 450_00, taxMinor: 112_50, totalMinor: 562_50 },
  },
  {
    currency: 'NOK',
    ...ofSource,
    source: houseOfMath,
    title: 'apples for 12 kroner hold 15 %: 10.43 without',
    // 12.00 / 1.15 = 10.4348, to 10.43; tax 1.57
    cart: [item('apples', 12_00, { taxClass: 'food' })],
    tax: jurisdiction('NO', norway, { pricesIncludeTax: true }),
    expected: {
      subtotalMinor: 12_00,
      includedTaxMinor: 1_57,
      totalMinor: 12_00,
      taxes: [['mva 15', 10_43, 1_57]],
    },
  },
  {
    currency: 'CHF',
    ...ours,
    source: swissRates,
    title: '8.1 % in a Swiss price',
    // 108.10 × 8.1/108.1 = 8.10
    cart: [item('watch strap', 108_10)],
    tax: jurisdiction('CH', swiss, { pricesIncludeTax: true }),
    expected: { subtotalMinor: 108_10, includedTaxMinor: 8_10, totalMinor: 108_10 },
  },
  {
    currency: 'CHF',
    ...ours,
    source: swissRates,
    title: '2.6 % in the price of Swiss food',
    // 49.90 × 2.6/102.6 = 1.26452, to 1.26
    cart: [item('cheese', 49_90, { taxClass: 'food' })],
    tax: jurisdiction('CH', swiss, { pricesIncludeTax: true }),
    expected: { subtotalMinor: 49_90, includedTaxMinor: 1_26, totalMinor: 49_90 },
  },
  {
    currency: 'ISK',
    ...ours,
    source: iceland,
    title: 'Icelandic tax is rounded to whole kronur, two-decimal though the wire is',
    // 1,990 × 24/124 = 385.16, to 385
    cart: [item('wool', 1_990_00)],
    tax: jurisdiction('IS', [rate('VSK', 24)], { pricesIncludeTax: true }),
    expected: { subtotalMinor: 1_990_00, includedTaxMinor: 385_00, totalMinor: 1_990_00 },
  },
]

export const europeExamples = [...continent, ...outsideTheUnion]
