import { PUBLISHABLE_KEY } from './world.ts'

export const CARDS = {
  pays: 'pm_card_visa',
  declined: 'pm_card_visa_chargeDeclined',
  asksBank: 'pm_card_authenticationRequired',
} as const

export type Confirmation = 'succeeded' | 'asks' | 'declined' | 'closed' | 'unknown'

/** Confirms as stripe.js does: with the publishable key and the secret, from the customer's browser. */
export async function confirmCard(
  sandboxUrl: string,
  clientSecret: string,
  card: string,
): Promise<{ outcome: Confirmation; challenge?: string }> {
  const intentId = intentOf(clientSecret)
  const answer = await post(`${sandboxUrl}/v1/payment_intents/${intentId}/confirm`, {
    client_secret: clientSecret,
    payment_method: card,
    return_url: 'https://shop.example/return',
    use_stripe_sdk: 'true',
  })
  if (!answer) return { outcome: 'unknown' }
  const { body } = answer
  if (body.error) {
    const { code } = body.error
    if (code === 'card_declined') return { outcome: 'declined' }
    return { outcome: code === 'payment_intent_unexpected_state' ? 'closed' : 'unknown' }
  }
  if (body.status === 'succeeded') return { outcome: 'succeeded' }
  const challenge = JSON.stringify(body.next_action ?? {}).match(/challenge[=": ]+(\w{32})/)?.[1]
  return body.status === 'requires_action'
    ? { outcome: 'asks', ...(challenge !== undefined && { challenge }) }
    : { outcome: 'unknown' }
}

/** The customer answers the bank. */
export async function answerBank(
  sandboxUrl: string,
  challenge: string,
  outcome: 'succeed' | 'fail',
): Promise<void> {
  await post(`${sandboxUrl}/_sandbox/challenges/${challenge}`, { outcome })
}

export function intentOf(clientSecret: string): string {
  return clientSecret.split('_secret_')[0] ?? ''
}

type Body = { status?: string; next_action?: unknown; error?: { code?: string } }

async function post(
  url: string,
  form: Record<string, string>,
): Promise<{ body: Body } | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${PUBLISHABLE_KEY}` },
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(8_000),
    })
    const body: Body = JSON.parse(await answer.text())
    return { body }
  } catch {
    return undefined
  }
}
