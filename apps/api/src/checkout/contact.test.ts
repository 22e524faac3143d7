import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cartOf, openShop, type Shop } from '../testing/open-shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

const cart = () => cartOf({ [shop.products.mug]: 1 })

async function contactOf(id: string) {
  const { email, locale, revision } = await shop.db.prisma.order.findUniqueOrThrow({
    where: { id },
  })
  return { email, locale, revision }
}

describe('the email of a checkout', () => {
  it('is kept with its language, trimmed, and told to its guest', async () => {
    const visitor = shop.visitor()
    const wanted = { ...cart(), email: ' ada@shop.example ', locale: 'ZH-hant-tw' }
    await visitor.checkout.createIntent.mutate(wanted)
    expect(await contactOf(wanted.checkoutId)).toMatchObject({
      email: 'ada@shop.example',
      locale: 'zh-Hant-TW',
    })
    const order = await visitor.orders.byId.query({ orderId: wanted.checkoutId })
    expect(order.email).toBe('ada@shop.example')
  })

  it('keeps a language without its extensions, which the shop does not heed', async () => {
    const wanted = { ...cart(), locale: 'de-AT-u-nu-latn' }
    await shop.visitor().checkout.createIntent.mutate(wanted)
    expect((await contactOf(wanted.checkoutId)).locale).toBe('de-AT')
  })

  it('is not asked of a service; without a language it is English', async () => {
    const wanted = cart()
    const outcome = await shop.visitor().checkout.createIntent.mutate(wanted)
    expect(outcome.outcome).toBe('ready')
    expect(await contactOf(wanted.checkoutId)).toEqual({ email: null, locale: 'en', revision: 1 })
  })

  it('may come later, change, and stays when it is not said again; the cart is not edited by it (I2)', async () => {
    const visitor = shop.visitor()
    const wanted = cart()
    const ask = (contact: { email?: string; locale?: string }) =>
      visitor.checkout.createIntent.mutate({ ...wanted, ...contact })
    const first = await ask({})
    const told = []
    for (const contact of [
      { email: 'ada@shop.example', locale: 'de' },
      { email: 'byron@shop.example', locale: 'de' },
      { locale: 'de' },
    ]) {
      expect(await ask(contact)).toEqual(first)
      told.push(await contactOf(wanted.checkoutId))
    }
    expect(told).toEqual([
      { email: 'ada@shop.example', locale: 'de', revision: 1 },
      { email: 'byron@shop.example', locale: 'de', revision: 1 },
      { email: 'byron@shop.example', locale: 'de', revision: 1 },
    ])
  })

  it('is not for another guest to set', async () => {
    const wanted = { ...cart(), email: 'ada@shop.example' }
    await shop.visitor().checkout.createIntent.mutate(wanted)
    const theirs = { ...wanted, email: 'eve@shop.example' }
    await expect(shop.visitor().checkout.createIntent.mutate(theirs)).rejects.toMatchObject({
      data: { code: 'FORBIDDEN' },
    })
    expect((await contactOf(wanted.checkoutId)).email).toBe('ada@shop.example')
  })

  it('never reaches Stripe, which would mail a receipt of its own, nor the log', async () => {
    const email = 'nobody.else@shop.example'
    const outcome = await shop.visitor().checkout.createIntent.mutate({ ...cart(), email })
    if (outcome.outcome !== 'ready') throw new Error(outcome.outcome)
    const id = outcome.clientSecret.split('_secret_')[0] ?? ''
    const intent = await shop.stripe.paymentIntents.retrieve(id)
    expect(intent.receipt_email).toBeNull()
    expect(JSON.stringify(intent)).not.toContain(email)
    expect(shop.logLines.join('')).not.toContain(email)
  })
})

describe('what is no address is refused at its field, and nothing is written:', () => {
  it.each([
    '',
    'ada',
    'ada@localhost',
    'ada@shop.example, eve@shop.example',
    'ada,eve@shop.example',
    'ada<eve@shop.example',
    'Ada <ada@shop.example>',
    'ada@shop.example\r\nBcc: eve@shop.example',
    'pi_1_secret_2@shop.example',
    `${'a'.repeat(242)}@shop.example`,
  ])('%j', async (email) => {
    const wanted = { ...cart(), email }
    await expect(shop.visitor().checkout.createIntent.mutate(wanted)).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST', problems: [{ field: 'email' }] },
    })
    expect(await shop.db.prisma.order.count({ where: { id: wanted.checkoutId } })).toBe(0)
  })

  it.each(['', 'e', 'de_DE', 'english', 'en please', 'de-ab-cd', 'x'.repeat(36)])(
    'locale %j',
    async (locale) => {
      await expect(
        shop.visitor().checkout.createIntent.mutate({ ...cart(), locale }),
      ).rejects.toMatchObject({ data: { code: 'BAD_REQUEST', problems: [{ field: 'locale' }] } })
    },
  )
})
