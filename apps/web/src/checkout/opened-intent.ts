/** The secret lives here, in memory, and goes to Stripe.js only (I3). */
export type OpenedIntent = {
  clientSecret: string
  /** Counts intents: a new one needs a new card form, the secret of a form cannot change. */
  generation: number
  /** Counts the updates of one intent: the form must fetch each. */
  revision: number
}

/** Takes over an answer: the same intent, updated, or another in its place. */
export function nextIntent(known: OpenedIntent | null, clientSecret: string): OpenedIntent {
  return known?.clientSecret === clientSecret
    ? { ...known, revision: known.revision + 1 }
    : { clientSecret, generation: (known?.generation ?? 0) + 1, revision: 0 }
}
