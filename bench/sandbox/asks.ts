import type { Ask } from '../load/load.ts'

const HEADERS = {
  authorization: 'Bearer sk_test_bench',
  'content-type': 'application/x-www-form-urlencoded',
  'stripe-version': '2026-10-28.endive',
}

/** As the SDK sends it, its own idempotency key included. */
function intent(id: string, more: Record<string, string> = {}): Ask {
  const form = new URLSearchParams({
    amount: '12300',
    currency: 'usd',
    'automatic_payment_methods[enabled]': 'true',
    'metadata[order_id]': id,
    ...more,
  })
  return {
    path: '/v1/payment_intents',
    headers: { ...HEADERS, 'idempotency-key': `stripe-node-retry-${id}` },
    body: form.toString(),
  }
}

export function createIntent(id: string): Ask {
  return intent(id)
}

export function payAtOnce(id: string): Ask {
  return intent(id, {
    confirm: 'true',
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/return',
  })
}
