import type { ExternalTaxes, Place, Quote } from '@paydesk/pricing'
import { z } from 'zod'

/** What has to be taxed: a quote without tax, and where it goes. */
export type TaxAsk = {
  quote: Quote
  destination: Place
  taxId: string | null
}

/**
 * Somebody who computes the tax instead of the shop's own rules: Stripe Tax, an accountant's service.
 * @throws when no answer can be had; the checkout then says so, and nothing is charged.
 */
export type TaxService = (ask: TaxAsk) => Promise<ExternalTaxes>

const PATIENCE_MS = 3_000

const amount = z.int().nonnegative()
const tax = z.object({
  rateId: z.string(),
  name: z.string(),
  ratePpm: z.number(),
  baseMinor: amount,
  amountMinor: amount,
})
const answer = z.object({
  isIncluded: z.boolean(),
  lines: z.array(z.array(tax)),
  shipping: z.array(tax),
}) satisfies z.ZodType<ExternalTaxes>

/**
 * A service over HTTP (TAX_SERVICE_URL): it gets a TaxAsk as JSON by POST, and answers with ExternalTaxes.
 * A few lines in front of Stripe Tax or another make one of them such a service.
 */
export function httpTaxService(url: string): TaxService {
  return async (ask) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ask),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!response.ok) throw new Error(`the tax service answered ${response.status}`)
    return answer.parse(await response.json())
  }
}
