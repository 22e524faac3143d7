import type { Context } from '../call.ts'

/** What the page of a challenge shows. */
export type OpenChallenge = {
  /** Null where nothing is paid: a payment method is set up. */
  price: { amount: number; currency: string } | null
  payment_method_type: string | null
}

/** A challenge that still waits for its answer; null once it is answered, void or unknown. */
export function openChallenge({ store }: Context, token: string): OpenChallenge | null {
  const typeOf = (id: string | null): string | null =>
    store.get('payment_methods', id ?? '')?.wire.type ?? null
  const payment = store.get('payment_intents', store.get('challenges', token)?.paymentIntent ?? '')
  if (payment !== undefined) {
    const { amount, currency, payment_method } = payment
    return { price: { amount, currency }, payment_method_type: typeOf(stringId(payment_method)) }
  }
  const setup = store.get('setup_intents', store.get('setup_challenges', token)?.setupIntent ?? '')
  if (setup === undefined) return null
  return { price: null, payment_method_type: typeOf(stringId(setup.payment_method)) }
}

function stringId(reference: string | { id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null)
}
