/** Whose story an event about this object belongs to: an intent's, else a customer's. */
export function subjectOf(object: About): string | null {
  const { object: kind, id, payment_intent: intent, customer } = object
  const isIntent = kind === 'payment_intent' || kind === 'setup_intent'
  const candidates = isIntent ? [id] : [intent, kind === 'customer' ? id : customer]
  for (const candidate of candidates) if (typeof candidate === 'string') return candidate
  return null
}

/** What tells it, in whatever an event is about. */
type About = { object?: unknown; id?: unknown; payment_intent?: unknown; customer?: unknown }
