import type { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { eventTypes } from '../testing/events.ts'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

const PAY = {
  amount: 1000,
  confirm: true,
  currency: 'usd',
  payment_method: 'pm_card_visa',
  return_url: 'https://shop.example/return',
}

type Act = (sandbox: RunningSandbox, intent: Stripe.PaymentIntent) => Promise<unknown>

async function answerChallenge(
  sandbox: RunningSandbox,
  intent: Stripe.PaymentIntent,
  outcome: string,
): Promise<void> {
  const page = new URL(intent.next_action?.redirect_to_url?.url ?? '')
  await sandbox.control(
    `challenges/${page.searchParams.get('challenge') ?? ''}`,
    `outcome=${outcome}`,
  )
}

/** A later minute of the account's clock: whatever was to happen by itself has happened. */
const PATHS: [path: string, params: object, act: Act | null, events: string[]][] = [
  ['open', { confirm: false, return_url: undefined }, null, ['payment_intent.created']],
  [
    'a payment that is captured asynchronously',
    {},
    null,
    ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded', 'charge.updated'],
  ],
  [
    'a payment that is captured at once',
    { capture_method: 'automatic' },
    null,
    ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'],
  ],
  [
    'a hold that is captured',
    { capture_method: 'manual' },
    ({ stripe }, { id }) => stripe.paymentIntents.capture(id),
    [
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
      'charge.captured',
      'payment_intent.succeeded',
    ],
  ],
  [
    'an authentication that succeeds',
    { capture_method: 'automatic', payment_method: 'pm_card_authenticationRequired' },
    (sandbox, intent) => answerChallenge(sandbox, intent, 'succeed'),
    [
      'payment_intent.created',
      'payment_intent.requires_action',
      'charge.succeeded',
      'payment_intent.succeeded',
    ],
  ],
  [
    'an authentication that fails',
    { payment_method: 'pm_card_authenticationRequired' },
    (sandbox, intent) => answerChallenge(sandbox, intent, 'fail'),
    ['payment_intent.created', 'payment_intent.requires_action', 'payment_intent.payment_failed'],
  ],
  [
    'an authentication after which the card is declined',
    { payment_method: 'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds' },
    (sandbox, intent) => answerChallenge(sandbox, intent, 'succeed'),
    [
      'payment_intent.created',
      'payment_intent.requires_action',
      'charge.failed',
      'payment_intent.payment_failed',
    ],
  ],
  [
    'a delayed payment that succeeds',
    { payment_method: 'pm_card_sandboxDelayed' },
    ({ control }, { id }) => control(`payment_intents/${id}/settle`, 'outcome=succeed'),
    [
      'payment_intent.created',
      'charge.pending',
      'payment_intent.processing',
      'charge.succeeded',
      'payment_intent.succeeded',
    ],
  ],
  [
    'an intent that is canceled',
    { confirm: false, return_url: undefined },
    ({ stripe }, { id }) => stripe.paymentIntents.cancel(id),
    ['payment_intent.created', 'payment_intent.canceled'],
  ],
]

test.each(PATHS.map(([path, ...rest]) => ({ path, rest })))(
  'the events of $path come in order, each once',
  async ({ rest: [params, act, events] }) => {
    const sandbox = await startSandbox()
    const intent = await sandbox.stripe.paymentIntents.create({ ...PAY, ...params })
    await act?.(sandbox, intent)
    await sandbox.control('clock', 'advance=1m')
    expect(await eventTypes(sandbox.stripe)).toEqual(events)
  },
)

test('the events of a declined payment come in order, each once', async () => {
  const sandbox = await startSandbox()
  const payment_method = 'pm_card_chargeDeclined'
  await rejection(sandbox.stripe.paymentIntents.create({ ...PAY, payment_method }))
  await sandbox.control('clock', 'advance=1m')
  expect(await eventTypes(sandbox.stripe)).toEqual([
    'payment_intent.created',
    'charge.failed',
    'payment_intent.payment_failed',
  ])
})

test.each(['increment_authorization', 'apply_customer_balance', 'verify_microdeposits'])(
  '%s is refused as beyond the sandbox, not as unknown',
  async (act) => {
    const { stripe } = await startSandbox()
    const { id } = await stripe.paymentIntents.create({ ...PAY, capture_method: 'manual' })
    const error = await rejection(
      stripe.rawRequest('POST', `/v1/payment_intents/${id}/${act}`, { amount: 2000 }),
    )
    expect(error).toMatchObject({ code: 'sandbox_unsupported' })
  },
)
