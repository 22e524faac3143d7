import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cartOf, openShop, type Shop, type Visitor } from '../testing/open-shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

const returnUrl = 'https://shop.example/orders'

/** What stripe.createConfirmationToken gives for a card. */
async function tokenOf(card = 'pm_card_visa'): Promise<string> {
  const { id } = await shop.stripe.testHelpers.confirmationTokens.create({ payment_method: card })
  return id
}

async function asked(card?: string) {
  const cart = cartOf({ [shop.products.mug]: 1 })
  return { ...cart, confirmationTokenId: await tokenOf(card), returnUrl }
}

const statusOf = async (visitor: Visitor, orderId: string) =>
  (await visitor.orders.byId.query({ orderId })).status

async function intentsOf(orderId: string) {
  const { data } = await shop.stripe.paymentIntents.list({ limit: 100 })
  return data.filter(({ metadata }) => metadata['paydesk_order_id'] === orderId)
}

describe('the server confirms', () => {
  it('and the order is paid at once, before any event comes, without a secret in the answer (I1, I3, I4)', async () => {
    const visitor = shop.visitor()
    const ask = await asked()
    const outcome = await visitor.checkout.confirm.mutate(ask)
    expect(outcome).toEqual({ outcome: 'confirmed', orderId: ask.checkoutId })
    expect(await statusOf(visitor, ask.checkoutId)).toBe('paid')
    const [intent] = await intentsOf(ask.checkoutId)
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 2_400 })
    for (const event of await shop.eventsOf(intent?.id ?? '')) await shop.deliver(event)
    expect(await statusOf(visitor, ask.checkoutId)).toBe('paid')
  })

  it('once, however often the same press arrives (I2)', async () => {
    const visitor = shop.visitor()
    const ask = await asked()
    await visitor.checkout.config.query()
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4].map(() => visitor.checkout.confirm.mutate(ask)),
    )
    const told = outcomes.map((answer) =>
      answer.status === 'fulfilled' ? answer.value.outcome : String(answer.reason),
    )
    for (const outcome of told) expect(['confirmed', 'alreadyPaid']).toContain(outcome)
    const intents = await intentsOf(ask.checkoutId)
    expect(intents.map(({ status }) => status)).toEqual(['succeeded'])
  })

  it('tells a decline, and the next card pays the same intent (I2)', async () => {
    const visitor = shop.visitor()
    const ask = await asked('pm_card_chargeDeclinedInsufficientFunds')
    expect(await visitor.checkout.confirm.mutate(ask)).toEqual({
      outcome: 'declined',
      orderId: ask.checkoutId,
      code: 'card_declined',
      declineCode: 'insufficient_funds',
    })
    expect(await statusOf(visitor, ask.checkoutId)).toBe('awaiting_payment')
    const again = { ...ask, confirmationTokenId: await tokenOf() }
    expect(await visitor.checkout.confirm.mutate(again)).toMatchObject({ outcome: 'confirmed' })
    expect(await intentsOf(ask.checkoutId)).toHaveLength(1)
  })

  it('gives the secret only when the bank asks (I3)', async () => {
    const visitor = shop.visitor()
    const ask = await asked('pm_card_threeDSecure2Required')
    const outcome = await visitor.checkout.confirm.mutate(ask)
    expect(outcome).toMatchObject({ outcome: 'requiresAction', orderId: ask.checkoutId })
    expect(await statusOf(visitor, ask.checkoutId)).toBe('awaiting_payment')
    expect(shop.logLines.join('')).not.toMatch(/_secret_\w{8}/)
  })

  it('nothing when the price is not the one that was shown (I1)', async () => {
    const ask = { ...(await asked()), shownTotalMinor: 2_000 }
    expect(await shop.visitor().checkout.confirm.mutate(ask)).toMatchObject({
      outcome: 'quoteChanged',
      quote: { totalMinor: 2_400 },
    })
    expect(await intentsOf(ask.checkoutId)).toEqual([])
  })

  it('nothing with a token that was used, and says that the card is needed again', async () => {
    const visitor = shop.visitor()
    const first = await asked()
    await visitor.checkout.confirm.mutate(first)
    const second = { ...(await asked()), confirmationTokenId: first.confirmationTokenId }
    expect(await visitor.checkout.confirm.mutate(second)).toMatchObject({
      outcome: 'refused',
      problems: [{ field: 'confirmationTokenId', code: 'token_unusable' }],
    })
    expect(await statusOf(visitor, second.checkoutId)).toBe('awaiting_payment')
  })

  it('nothing for another guest’s checkout (I2)', async () => {
    const ask = await asked()
    await shop.visitor().checkout.createIntent.mutate(ask)
    await expect(shop.visitor().checkout.confirm.mutate(ask)).rejects.toMatchObject({
      data: { code: 'FORBIDDEN' },
    })
  })

  it('and an answer that was lost is given again for the same token (I2)', async () => {
    const visitor = shop.visitor()
    const ask = await asked()
    await visitor.checkout.config.query()
    const route = 'POST /v1/payment_intents/:id/confirm'
    await shop.control('faults', { fault: 'close_after', route, times: '3' })
    await visitor.checkout.confirm.mutate(ask).catch(() => undefined)
    expect(await visitor.checkout.confirm.mutate(ask)).toMatchObject({
      outcome: expect.stringMatching(/confirmed|alreadyPaid/),
    })
    const [intent, ...others] = await intentsOf(ask.checkoutId)
    expect([intent?.status, others.length]).toEqual(['succeeded', 0])
  })

  it.each([
    ['confirmationTokenId', { confirmationTokenId: 'pm_1' }],
    ['returnUrl', { returnUrl: 'javascript:alert(1)' }],
  ])('refuses a bad %s by its name', async (field, bad) => {
    const ask = { ...(await asked()), ...bad }
    await expect(shop.visitor().checkout.confirm.mutate(ask)).rejects.toMatchObject({
      data: { problems: [{ field }] },
    })
  })
})
