import type Stripe from 'stripe'
import { z } from 'zod'

/** Which payment of which order an intent is for. */
export type IntentOwner = { orderId: string; generation: number }

const metadata = z.object({
  paydesk_order_id: z.guid(),
  paydesk_generation: z.coerce.number().int().positive().max(32_767),
})

/** Written into each intent that we make, so that its events find their order by themselves. */
export function ownerMetadata({ orderId, generation }: IntentOwner): Stripe.MetadataParam {
  return { paydesk_order_id: orderId, paydesk_generation: String(generation) }
}

/** Undefined: not an intent of ours. A Stripe account may serve other shops as well. */
export function intentOwner(
  intent: Pick<Stripe.PaymentIntent, 'metadata'>,
): IntentOwner | undefined {
  const parsed = metadata.safeParse(intent.metadata)
  if (!parsed.success) return undefined
  return { orderId: parsed.data.paydesk_order_id, generation: parsed.data.paydesk_generation }
}
