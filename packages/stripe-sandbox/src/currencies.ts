/**
 * Lowest charge per currency in its smallest unit. The values beyond usd are general knowledge
 * (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts), not read from the live API.
 */
const MINIMUM: Record<string, number> = {
  usd: 50,
  eur: 50,
  cad: 50,
  aud: 50,
  nzd: 50,
  sgd: 50,
  chf: 50,
  brl: 50,
  inr: 50,
  gbp: 30,
  aed: 200,
  bgn: 100,
  czk: 1500,
  dkk: 250,
  hkd: 400,
  huf: 17500,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  pln: 200,
  ron: 200,
  sek: 300,
  thb: 1000,
}

const ZERO_DECIMAL = new Set(
  'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '),
)
const THREE_DECIMAL = new Set('bhd jod kwd omr tnd'.split(' '))
/** Sent with two decimals that must be 00 (docs.stripe.com/currencies#special-cases). */
const WHOLE_UNITS_ONLY = new Set(['isk', 'ugx'])

const TWO_DECIMAL =
  'usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr isk jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah ugx uyu uzs wst xcd yer zar zmw'.split(
    ' ',
  )

export const CURRENCIES: ReadonlySet<string> = new Set([
  ...TWO_DECIMAL,
  ...ZERO_DECIMAL,
  ...THREE_DECIMAL,
])

/** Eight digits, in the smallest unit of any currency. */
export const MAXIMUM_AMOUNT = 99_999_999

export function minimumAmount(currency: string): number {
  return MINIMUM[currency] ?? 1
}

/** What an amount must be a multiple of: a third decimal, or both for special ones, must be 0. */
export function amountStep(currency: string): number {
  if (WHOLE_UNITS_ONLY.has(currency)) return 100
  return THREE_DECIMAL.has(currency) ? 10 : 1
}

/** "$0.50 usd", as Stripe writes an amount in its error messages. */
export function describeAmount(amount: number, currency: string): string {
  const digits = ZERO_DECIMAL.has(currency) ? 0 : THREE_DECIMAL.has(currency) ? 3 : 2
  const money = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return `${money.format(amount / 10 ** digits)} ${currency}`
}

/** Decimals of the smallest unit in which Stripe counts: not always as many as people write. */
export function currencyDecimals(currency: string): number {
  if (ZERO_DECIMAL.has(currency)) return 0
  return THREE_DECIMAL.has(currency) ? 3 : 2
}
