import * as fc from 'fast-check'

/** A request, mostly about one of the payments that were made before it. */
export type Asked =
  | { do: 'create'; amount: number; card: string }
  | { do: 'confirm'; on: number; card: string }
  | { do: 'update'; on: number; amount: number }
  | { do: 'cancel'; on: number }
  | { do: 'refund'; on: number; amount: number }

/** How often a request comes, together or one after the other, and whether the sandbox restarts. */
export type Sending = { asked: Asked; times: number; together: boolean; restart: boolean }

const amount = fc.constantFrom(1, 49, 50, 100, 150)
const card = fc.constantFrom(
  'pm_card_visa',
  'pm_card_chargeDeclined',
  'pm_card_authenticationRequired',
)
const word = <const T extends string>(name: T): fc.Arbitrary<T> => fc.constant(name)
const on = fc.nat(2)

const anyRequest: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({ do: word('create'), amount, card }),
  fc.record({ do: word('confirm'), on, card }),
  fc.record({ do: word('update'), on, amount }),
  fc.record({ do: word('cancel'), on }),
  fc.record({ do: word('refund'), on, amount }),
)

const sending = (request: fc.Arbitrary<Asked>): fc.Arbitrary<Sending> =>
  fc.record({
    asked: request,
    times: fc.integer({ min: 1, max: 3 }),
    together: fc.boolean(),
    restart: fc.nat(7).map((number) => number === 0),
  })

/** A payment and what becomes of it and of others. */
export const story: fc.Arbitrary<Sending[]> = fc
  .tuple(
    sending(fc.record({ do: word('create'), amount: fc.constant(100), card })),
    fc.array(sending(anyRequest), { minLength: 1, maxLength: 9 }),
  )
  .map(([first, others]) => [first].concat(others))

export function once(sent: Sending): Sending {
  return { ...sent, times: 1, together: false }
}

export function uninterrupted(sent: Sending): Sending {
  return { ...sent, restart: false }
}

/** Where a request goes, with which parameters; `made` are the ids of the payments so far. */
export function requestOf(
  asked: Asked,
  made: string[],
): { path: string; form: Record<string, string> } {
  const id = 'on' in asked ? (made[asked.on % made.length] ?? 'pi_nobody') : ''
  const path = `/v1/payment_intents/${id}`
  const return_url = 'https://shop.example/return'
  switch (asked.do) {
    case 'create':
      return {
        path: '/v1/payment_intents',
        form: { amount: String(asked.amount), currency: 'usd', payment_method: asked.card },
      }
    case 'confirm':
      return { path: `${path}/confirm`, form: { payment_method: asked.card, return_url } }
    case 'update':
      return { path, form: { amount: String(asked.amount) } }
    case 'cancel':
      return { path: `${path}/cancel`, form: {} }
    case 'refund':
      return { path: '/v1/refunds', form: { payment_intent: id, amount: String(asked.amount) } }
  }
}
