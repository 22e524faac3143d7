import type { PaymentIntent, PaymentIntentResult, StripeError } from '@stripe/stripe-js'
import { TRPCClientError } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import { plainQuote } from '../testing/plain-quote.ts'
import type { IntentAnswer } from '../trpc.ts'
import { payCardFirst, type CardFirstSteps } from './pay-card-first.ts'
import { paySecretFirst, type SecretFirstSteps } from './pay-secret-first.ts'

const QUOTE = plainQuote([{ productId: 'mug', name: 'Mug', quantity: 1, unitMinor: 2400 }])
const READY: IntentAnswer = {
  outcome: 'ready',
  orderId: 'order-1',
  clientSecret: 'pi_1_secret_1',
  quote: QUOTE,
}

/** What the tests read of a PaymentIntent; the rest of Stripe's object is not looked at. */
function intent(status: PaymentIntent.Status): PaymentIntentResult {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a stand-in with one field
  return { paymentIntent: { status } as PaymentIntent }
}

function failed(error: Partial<StripeError> & Pick<StripeError, 'type'>): PaymentIntentResult {
  return { error }
}

/** Steps that all go well, each written down as it is taken. */
function makeSteps(changed: Partial<SecretFirstSteps> = {}) {
  const taken: string[] = []
  function step<A extends unknown[], R>(name: string, run: (...given: A) => R) {
    return (...given: A): R => {
      taken.push([name, ...given].join(' '))
      return run(...given)
    }
  }
  const steps: SecretFirstSteps = {
    submit: step('submit', changed.submit ?? (() => Promise.resolve({}))),
    createIntent: step('createIntent', changed.createIntent ?? (() => Promise.resolve(READY))),
    fetchUpdates: step('fetchUpdates', changed.fetchUpdates ?? (() => Promise.resolve({}))),
    confirm: step('confirm', changed.confirm ?? (() => Promise.resolve(intent('succeeded')))),
    onConfirming: step('onConfirming', () => undefined),
    onSecretChanged: step('onSecretChanged', () => undefined),
    mountedSecret: 'pi_1_secret_1',
  }
  return { steps, taken }
}

const FLOWS = [
  ['card first', (steps: SecretFirstSteps) => payCardFirst(steps satisfies CardFirstSteps)],
  ['secret first', (steps: SecretFirstSteps) => paySecretFirst(steps)],
] as const

describe('card first', () => {
  it('checks the card, then asks for the secret, then confirms with it', async () => {
    const { steps, taken } = makeSteps()
    await expect(payCardFirst(steps)).resolves.toEqual({ outcome: 'sent', orderId: 'order-1' })
    expect(taken).toEqual(['submit', 'createIntent', 'onConfirming', 'confirm pi_1_secret_1'])
  })

  it('makes no intent for a card form with faults', async () => {
    const error: StripeError = { type: 'validation_error' }
    const { steps, taken } = makeSteps({ submit: () => Promise.resolve({ error }) })
    await expect(payCardFirst(steps)).resolves.toEqual({ outcome: 'incomplete' })
    expect(taken).toEqual(['submit'])
  })
})

describe('secret first', () => {
  it('asks for the price of now, lets the form fetch it, checks the card, then confirms', async () => {
    const { steps, taken } = makeSteps()
    await expect(paySecretFirst(steps)).resolves.toEqual({ outcome: 'sent', orderId: 'order-1' })
    expect(taken).toEqual([
      'createIntent',
      'fetchUpdates',
      'submit',
      'onConfirming',
      'confirm pi_1_secret_1',
    ])
  })

  it('never confirms another intent than the one the card was entered for (I2)', async () => {
    const { steps, taken } = makeSteps({
      createIntent: () => Promise.resolve({ ...READY, clientSecret: 'pi_2_secret_2' }),
    })
    await expect(paySecretFirst(steps)).resolves.toMatchObject({ outcome: 'notCharged' })
    expect(taken).toEqual(['createIntent', 'onSecretChanged pi_2_secret_2'])
  })

  it('charges nothing for a card form with faults', async () => {
    const error: StripeError = { type: 'validation_error' }
    const { steps, taken } = makeSteps({ submit: () => Promise.resolve({ error }) })
    await expect(paySecretFirst(steps)).resolves.toEqual({ outcome: 'incomplete' })
    expect(taken).not.toContain('confirm pi_1_secret_1')
  })

  it('charges nothing when the form cannot learn the new amount', async () => {
    const error: StripeError = { type: 'api_connection_error' }
    const { steps, taken } = makeSteps({ fetchUpdates: () => Promise.resolve({ error }) })
    await expect(paySecretFirst(steps)).resolves.toMatchObject({ outcome: 'notCharged' })
    expect(taken).toEqual(['createIntent', 'fetchUpdates'])
  })
})

describe.each(FLOWS)('%s', (_, pay) => {
  it('charges nothing at a price that was not shown (I1)', async () => {
    const answer: IntentAnswer = {
      outcome: 'quoteChanged',
      quote: QUOTE,
      shownTotalMinor: 2000,
      changes: [{ kind: 'total', shownMinor: 2000, currentMinor: 2400 }],
    }
    const { steps, taken } = makeSteps({ createIntent: () => Promise.resolve(answer) })
    await expect(pay(steps)).resolves.toEqual(answer)
    expect(taken).not.toContain('onConfirming')
  })

  it('charges nothing for a cart that cannot be sold', async () => {
    const problems = [{ field: 'lines.0.quantity', code: 'out_of_stock', message: 'Take one.' }]
    const answer: IntentAnswer = { outcome: 'refused', problems }
    const { steps, taken } = makeSteps({ createIntent: () => Promise.resolve(answer) })
    await expect(pay(steps)).resolves.toEqual(answer)
    expect(taken).not.toContain('onConfirming')
  })

  it.each(['alreadyPaid', 'paymentInProgress'] as const)(
    'leads to the order when it is %s (I2)',
    async (outcome) => {
      const { steps, taken } = makeSteps({
        createIntent: () => Promise.resolve({ outcome, orderId: 'order-1' }),
      })
      await expect(pay(steps)).resolves.toEqual({ outcome: 'settledBefore', orderId: 'order-1' })
      expect(taken).not.toContain('onConfirming')
    },
  )

  it('asks for a new checkout when the order was canceled', async () => {
    const { steps } = makeSteps({
      createIntent: () => Promise.resolve({ outcome: 'orderCanceled', orderId: 'order-1' }),
    })
    await expect(pay(steps)).resolves.toEqual({ outcome: 'orderCanceled' })
  })

  it('says that nothing was charged when the shop does not answer', async () => {
    const { steps, taken } = makeSteps({
      createIntent: () => Promise.reject(new TRPCClientError('fetch failed')),
    })
    await expect(pay(steps)).resolves.toEqual({
      outcome: 'notCharged',
      message: expect.stringMatching(/No connection.*You were not charged/),
    })
    expect(taken).not.toContain('onConfirming')
  })

  it.each([
    ['succeeded', 'sent'],
    ['processing', 'sent'],
    ['requires_capture', 'sent'],
    ['requires_action', 'declined'],
    ['requires_confirmation', 'declined'],
    ['requires_payment_method', 'declined'],
    ['canceled', 'settledBefore'],
  ] as const)('an intent that is %s after confirming is %s', async (status, outcome) => {
    const { steps } = makeSteps({ confirm: () => Promise.resolve(intent(status)) })
    await expect(pay(steps)).resolves.toMatchObject({ outcome })
  })

  it.each([
    [{ type: 'validation_error' }, 'incomplete'],
    [{ type: 'card_error', code: 'card_declined' }, 'declined'],
    [{ type: 'rate_limit_error' }, 'declined'],
    [{ type: 'invalid_request_error', code: 'payment_intent_authentication_failure' }, 'declined'],
    [{ type: 'invalid_request_error' }, 'notCharged'],
    [{ type: 'authentication_error' }, 'notCharged'],
    [{ type: 'api_connection_error' }, 'unknown'],
    [{ type: 'api_error' }, 'unknown'],
  ] as const)('an error %j from Stripe is %s', async (error, outcome) => {
    const { steps } = makeSteps({ confirm: async () => failed(error) })
    await expect(pay(steps)).resolves.toMatchObject({ outcome })
  })

  it('the second of two tabs hears that the first has paid', async () => {
    const { error: _error, ...paid } = intent('succeeded')
    const error = {
      type: 'invalid_request_error',
      code: 'payment_intent_unexpected_state',
    } as const
    const { steps } = makeSteps({
      confirm: () =>
        Promise.resolve(
          failed({
            ...error,
            ...(paid.paymentIntent && { payment_intent: paid.paymentIntent }),
          }),
        ),
    })
    await expect(pay(steps)).resolves.toEqual({ outcome: 'settledBefore', orderId: 'order-1' })
  })

  it('never shows Stripe’s own words', async () => {
    const error = { type: 'card_error', code: 'card_declined', message: 'RAW' } as const
    const { steps } = makeSteps({ confirm: () => Promise.resolve(failed(error)) })
    expect(JSON.stringify(await pay(steps))).not.toContain('RAW')
  })

  it('an exception after confirming began leaves the outcome to the server (I4)', async () => {
    const { steps } = makeSteps({ confirm: () => Promise.reject(new Error('IntegrationError')) })
    await expect(pay(steps)).resolves.toEqual({ outcome: 'unknown', orderId: 'order-1' })
  })
})
