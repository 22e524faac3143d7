// What a small shop that sends parcels from Europe might charge, so that a fresh clone shows each kind
// of rule. Rates of tax as the authorities state them in 2026; whether a shop has to charge them there
// is for its accountant to say.

/** In the order USD, EUR, GBP, JPY, TWD, KWD; minor units. */
type Amounts = readonly [number, number, number, number, number, number]

export const seedCurrencies = ['USD', 'EUR', 'GBP', 'JPY', 'TWD', 'KWD'] as const

type Method = {
  name: string
  basis: 'flat' | 'weight'
  /** From so many grams on. */
  rates: readonly { from: number; amounts: Amounts }[]
  freeFrom?: Amounts
  maximumGrams?: number
}

type Zone = { name: string; countries: readonly string[]; methods: readonly Method[] }

const EU = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(
  ' ',
)

export const seedZones: readonly Zone[] = [
  {
    name: 'European Union and United Kingdom',
    countries: [...EU, 'GB'],
    methods: [
      {
        name: 'Parcel, 3 to 5 days',
        basis: 'flat',
        rates: [{ from: 0, amounts: [540, 490, 420, 800, 17_000, 1650] }],
        freeFrom: [11_000, 10_000, 8500, 16_000, 350_000, 34_000],
      },
      {
        name: 'Express, next day',
        basis: 'flat',
        rates: [{ from: 0, amounts: [1650, 1490, 1290, 2400, 52_000, 5000] }],
      },
    ],
  },
  {
    name: 'United States and Canada',
    countries: ['US', 'CA'],
    methods: [
      {
        name: 'Air parcel, 7 to 10 days',
        basis: 'weight',
        rates: [
          { from: 0, amounts: [900, 820, 710, 1350, 28_500, 2750] },
          { from: 1000, amounts: [1400, 1280, 1100, 2100, 44_500, 4300] },
          { from: 5000, amounts: [2900, 2650, 2290, 4350, 92_000, 8900] },
        ],
        maximumGrams: 30_000,
      },
    ],
  },
  {
    name: 'Rest of the world',
    countries: [],
    methods: [
      {
        name: 'Air parcel, 8 to 14 days',
        basis: 'weight',
        rates: [
          { from: 0, amounts: [1200, 1090, 950, 1800, 38_000, 3650] },
          { from: 1000, amounts: [1900, 1730, 1500, 2850, 60_000, 5800] },
          { from: 5000, amounts: [3900, 3550, 3080, 5850, 124_000, 12_000] },
        ],
        maximumGrams: 20_000,
      },
    ],
  },
]

type Jurisdiction = {
  name: string
  country: string
  region?: string
  pricesIncludeTax: boolean
  scope?: 'line' | 'document'
  mode?: 'half_up' | 'down'
  exemptsBusinesses?: boolean
  rates: readonly { name: string; taxClass: string; percent: number }[]
}

const vat = (name: string, country: string, percent: number): Jurisdiction => ({
  name,
  country,
  pricesIncludeTax: true,
  exemptsBusinesses: true,
  rates: [{ name: 'VAT', taxClass: 'standard', percent }],
})

export const seedJurisdictions: readonly Jurisdiction[] = [
  vat('Austria', 'AT', 20),
  vat('France', 'FR', 20),
  vat('Germany', 'DE', 19),
  vat('Ireland', 'IE', 23),
  vat('Italy', 'IT', 22),
  vat('Netherlands', 'NL', 21),
  vat('Spain', 'ES', 21),
  { ...vat('United Kingdom', 'GB', 20), exemptsBusinesses: false },
  {
    // Rounded once on the invoice, fractions cut: https://www.nta.go.jp (No. 6371).
    name: 'Japan',
    country: 'JP',
    pricesIncludeTax: true,
    scope: 'document',
    mode: 'down',
    rates: [{ name: 'Consumption tax', taxClass: 'standard', percent: 10 }],
  },
  {
    name: 'Taiwan',
    country: 'TW',
    pricesIncludeTax: true,
    rates: [{ name: 'Business tax', taxClass: 'standard', percent: 5 }],
  },
  {
    name: 'New York City',
    country: 'US',
    region: 'NY',
    pricesIncludeTax: false,
    rates: [
      { name: 'State sales tax', taxClass: 'standard', percent: 4 },
      { name: 'City sales tax', taxClass: 'standard', percent: 4.5 },
      { name: 'MCTD surcharge', taxClass: 'standard', percent: 0.375 },
    ],
  },
  {
    name: 'Quebec',
    country: 'CA',
    region: 'QC',
    pricesIncludeTax: false,
    rates: [
      { name: 'GST', taxClass: 'standard', percent: 5 },
      { name: 'QST', taxClass: 'standard', percent: 9.975 },
    ],
  },
]
