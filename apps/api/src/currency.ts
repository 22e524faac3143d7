import { currencies, type CurrencyCode } from '@paydesk/pricing'
import { z } from 'zod'

const codes = Object.keys(currencies)

export const currency = z.custom<CurrencyCode>(
  (value) => typeof value === 'string' && codes.includes(value),
  {
    error: `Choose a currency that the shop sells in: ${codes.join(', ')}.`,
    params: { code: 'unknown_currency' },
  },
)
