import type { ConfirmationToken, PaymentIntent } from '@stripe/stripe-js'
import { TRPCClientError } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import { plainQuote } from '../testing/plain-quote.ts'
import type { ConfirmAnswer } from '../trpc.ts'
import { payServerConfirms, type ServerConfirmsSteps } from './pay-server-confirms.ts'

const QUOTE = plainQuote([{ productId: 'mug', name: 'Mug', quantity: 1, unitMinor: 2400 }])

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a stand-in with one field
const TOKEN = { id: 'ctoken_1' } as ConfirmationToken

/** Steps that all go well, each written down as it is taken. */
function makeSteps(answer: ConfirmAnswer | Error, changed: Partial<ServerConfirmsSteps> = {}) {
  const taken: string[] = []
  const steps: ServerConfirmsSteps = {
    submit: async () => {
      taken.push('submit')
      return {}
    },
    createToken: async () => {
      taken.push('createToken')
      return { confirmationToken: TOKEN }
    },
    confirm: async (id) => {
      taken.push(`confirm ${id}`)
      if (answer instanceof Error) throw answer
      return answer
    },
    answerBank: async (secret) => {
      taken.push(`answerBank ${secret}`)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a stand-in with one field
      return { paymentIntent: { status: 'succeeded' } as PaymentIntent }
    },
    onConfirming: () => void taken.push('onConfirming'),
    ...changed,
  }
  return { steps, taken }
}

const CONFIRMED: ConfirmAnswer = { outcome: 'confirmed', orderId: 'order-1' }
const ASKS: ConfirmAnswer = {
  outcome: 'requiresAction',
  orderId: 'order-1',
  clientSecret: 'pi_1_secret_1',
}

function refusal(httpStatus: number) {
  const data = { code: 'x', httpStatus, problems: [{ field: 'f', code: 'c', message: 'No.' }] }
  return TRPCClientError.from({ error: { message: 'No.', code: -1, data } })
}

describe('the server confirms', () => {
  it('with a token of the card, and the page never has the secret', async () => {
    const { steps, taken } = makeSteps(CONFIRMED)
    await expect(payServerConfirms(steps)).resolves.toEqual({
      outcome: 'sent',
      orderId: 'order-1',
    })
    expect(taken).toEqual(['submit', 'createToken', 'onConfirming', 'confirm ctoken_1'])
  })

  it('and the secret serves for the bank’s question alone', async () => {
    const { steps, taken } = makeSteps(ASKS)
    await expect(payServerConfirms(steps)).resolves.toMatchObject({ outcome: 'sent' })
    expect(taken.at(-1)).toBe('answerBank pi_1_secret_1')
  })

  it('is not asked for a card form with faults', async () => {
    const submit = () => Promise.resolve({ error: { type: 'validation_error' as const } })
    const { steps, taken } = makeSteps(CONFIRMED, { submit })
    await expect(payServerConfirms(steps)).resolves.toEqual({ outcome: 'incomplete' })
    expect(taken).toEqual([])
  })

  it.each<[ConfirmAnswer, string]>([
    [
      { outcome: 'declined', orderId: 'o', code: 'card_declined', declineCode: 'expired_card' },
      'declined',
    ],
    [{ outcome: 'alreadyPaid', orderId: 'o' }, 'settledBefore'],
    [{ outcome: 'paymentInProgress', orderId: 'o' }, 'settledBefore'],
    [{ outcome: 'orderCanceled', orderId: 'o' }, 'orderCanceled'],
    [{ outcome: 'quoteChanged', quote: QUOTE, shownTotalMinor: 1, changes: [] }, 'quoteChanged'],
    [{ outcome: 'refused', problems: [] }, 'refused'],
  ])('%o is told as %s', async (answer, outcome) => {
    const { steps } = makeSteps(answer)
    expect((await payServerConfirms(steps)).outcome).toBe(outcome)
  })

  it('charges nothing when it refuses, and says so', async () => {
    const { steps } = makeSteps(refusal(400))
    const result = await payServerConfirms(steps)
    expect(result).toEqual({ outcome: 'notCharged', message: 'No. You were not charged.' })
  })

  it.each([[refusal(500)], [new TRPCClientError('fetch failed')]])(
    'leaves open whether it charged when no answer came',
    async (fault) => {
      const { steps } = makeSteps(fault)
      expect((await payServerConfirms(steps)).outcome).toBe('unconfirmed')
    },
  )

  it('leaves it to the order’s page when the bank’s answer was lost', async () => {
    const answerBank = () => Promise.reject(new Error('lost'))
    const { steps } = makeSteps(ASKS, { answerBank })
    expect(await payServerConfirms(steps)).toEqual({ outcome: 'unknown', orderId: 'order-1' })
  })
})
