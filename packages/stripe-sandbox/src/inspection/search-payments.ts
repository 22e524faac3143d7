import type { Context } from '../call.ts'
import { currencyDecimals } from '../currencies.ts'
import type { PaymentIntent } from '../state/rows.ts'
import { paymentSummary } from './payment-view.ts'
import type { List, PaymentSummary } from './wire.ts'

/** Looking through more would keep API requests waiting; the page goes on behind `next`. */
const MAX_SCANNED = 2_000

type Wanted = {
  after: string | undefined
  limit: number
  status: string | undefined
  customer: string | undefined
  search: string | undefined
}

/**
 * Payments, newest first, that have each word of the search in id, amount, status, customer,
 * description, metadata, e-mail or payment method. A page may be short and still have a next one.
 */
export function searchPayments(context: Context, wanted: Wanted): List<PaymentSummary> {
  const words =
    wanted.search
      ?.toLowerCase()
      .split(/\s+/u)
      .filter((word) => word !== '') ?? []
  const where =
    wanted.customer === undefined
      ? undefined
      : ({ field: 'customer', value: wanted.customer } as const)
  const data: PaymentSummary[] = []
  let scanned = 0
  let last: string | null = null
  const rows = context.store.walk('payment_intents', {
    direction: 'newest_first',
    after: wanted.after,
    where,
  })
  for (const [id, intent] of rows) {
    if (data.length === wanted.limit || scanned === MAX_SCANNED) return { data, next: last }
    scanned += 1
    last = id
    if (wanted.status !== undefined && intent.status !== wanted.status) continue
    const summary = paymentSummary(context, intent)
    if (words.every((word) => matches(intent, summary, word))) data.push(summary)
  }
  return { data, next: null }
}

function matches(intent: PaymentIntent, summary: PaymentSummary, word: string): boolean {
  const { method } = summary
  const texts = [
    intent.id,
    intent.status,
    intent.currency,
    intent.latest_charge,
    intent.description,
    intent.receipt_email,
    summary.customer,
    summary.failure,
    method?.type,
    method?.brand,
    method?.last4,
    ...Object.entries(intent.metadata).flatMap(([key, value]) => [`${key}:${value}`, value]),
  ]
  if (texts.some((text) => text?.toLowerCase().includes(word) === true)) return true
  return amounts(intent).includes(word.replaceAll(',', ''))
}

/** 1299 usd is found by 1299 and by 12.99. */
function amounts({ amount, currency }: PaymentIntent): string[] {
  const decimals = currencyDecimals(currency)
  return [String(amount), (amount / 10 ** decimals).toFixed(decimals)]
}
