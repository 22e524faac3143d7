import { hasBug, type PaymentRow } from '@paydesk/db'
import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import type { Deps } from '../deps.ts'
import { intentOwner, ownerMetadata } from './intent-owner.ts'

const PAGE = 100
/** An intent that is looked for was made a moment ago; beyond so many newer ones it is not expected. */
const MOST_PAGES = 10

/**
 * Makes the intent of a payment. The row fixes both the key and the parameters: whoever repeats this gets
 * the same intent.
 *
 * Stripe keeps a 500 with its key and gives it again for a day, though the intent may have been made. Then
 * it is looked for by its metadata.
 *
 * @returns undefined: Stripe has failed for this key, and no intent came of it.
 */
export async function createIntentOf(
  { stripe, log }: Pick<Deps, 'stripe' | 'log'>,
  payment: PaymentRow,
): Promise<Stripe.PaymentIntent | undefined> {
  const { orderId, createdMinor, currency, captureMethod } = payment
  try {
    return await stripe.paymentIntents.create(
      {
        amount: createdMinor,
        currency: currency.toLowerCase(),
        automatic_payment_methods: { enabled: true },
        ...(captureMethod === 'manual' && { capture_method: 'manual' }),
        metadata: ownerMetadata(payment),
      },
      optionsFor(payment),
    )
  } catch (error) {
    if (hasBug('timeout_is_failure')) return undefined
    if (!isKept(error)) throw error
    const found = await findIntentOf(stripe, payment)
    log.warn({ err: error, orderId, found: found?.id }, 'Stripe failed to make an intent')
    return found
  }
}

function optionsFor({ orderId, generation }: PaymentRow): Stripe.RequestOptions {
  if (hasBug('key_per_try')) return { idempotencyKey: randomUUID(), maxNetworkRetries: 0 }
  const idempotencyKey = `paydesk:${orderId}:${generation}`
  return { idempotencyKey, ...(hasBug('timeout_is_failure') && { maxNetworkRetries: 0 }) }
}

/** A 500 that Stripe gives again for the same key. */
export function isKept(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeAPIError && (error.statusCode ?? 0) >= 500
}

async function findIntentOf(
  stripe: Stripe,
  { orderId, generation }: PaymentRow,
): Promise<Stripe.PaymentIntent | undefined> {
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const { data, has_more: hasMore } = await stripe.paymentIntents.list({
      limit: PAGE,
      ...(after !== undefined && { starting_after: after }),
    })
    const found = data.find((intent) => {
      const owner = intentOwner(intent)
      return owner?.orderId === orderId && owner.generation === generation
    })
    if (found) return found
    after = data.at(-1)?.id
    if (!hasMore || after === undefined) return undefined
  }
  throw new Error(`no intent of order ${orderId} among the newest ${PAGE * MOST_PAGES}`)
}
