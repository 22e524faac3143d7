/** Whose story an event about this object belongs to: an intent's, else a customer's. */
export function subjectOf(object: object): string | null {
  const fields = new Map<string, unknown>(Object.entries(object))
  const kind = fields.get('object')
  const isIntent = kind === 'payment_intent' || kind === 'setup_intent'
  const candidates = isIntent
    ? [fields.get('id')]
    : [
        fields.get('payment_intent'),
        kind === 'customer' ? fields.get('id') : fields.get('customer'),
      ]
  return candidates.find((id) => typeof id === 'string') ?? null
}
