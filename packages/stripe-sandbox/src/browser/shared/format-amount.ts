/** Source: docs.stripe.com/currencies. ISK and UGX are charged in hundredths though shown whole. */
const ZERO_DECIMAL = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ')
const THREE_DECIMAL = 'BHD JOD KWD OMR TND'.split(' ')

/** An amount in the smallest unit of Stripe's API, for people: 1099 usd is $10.99. */
export function formatAmount(amountMinor: number, currency: string, language = 'en'): string {
  const code = currency.toUpperCase()
  const exponent = ZERO_DECIMAL.includes(code) ? 0 : THREE_DECIMAL.includes(code) ? 3 : 2
  const amount = amountMinor / 10 ** exponent
  // In Chinese the sign of the New Taiwan dollar is a bare "$", which could be any dollar.
  const spoken = code === 'TWD' ? 'en' : language
  return new Intl.NumberFormat(spoken, { style: 'currency', currency: code }).format(amount)
}
