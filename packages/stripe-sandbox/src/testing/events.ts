import type { Stripe } from 'stripe'

/** The types of everything that happened (after an event), oldest first. */
export async function eventTypes(
  stripe: Stripe,
  { since }: { since?: string | undefined } = {},
): Promise<string[]> {
  const events = await stripe.events.list({ limit: 100, ...(since && { ending_before: since }) })
  return events.data.map(({ type }) => type).toReversed()
}

/** The newest event: what happens after it is asked for by its id. */
export async function latestEvent(stripe: Stripe): Promise<string | undefined> {
  return (await stripe.events.list({ limit: 1 })).data[0]?.id
}
