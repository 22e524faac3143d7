import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addJob } from '@paydesk/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { cartOf, openShop, type Shop } from '../testing/open-shop.ts'
import { sendReceipt } from './send-receipt.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

async function paid(email: string | null, locale = 'en') {
  const cart = { ...cartOf({ [shop.products.mug]: 1 }), email, locale }
  const visitor = shop.visitor()
  const outcome = await visitor.checkout.createIntent.mutate(cart)
  if (outcome.outcome !== 'ready') throw new Error(outcome.outcome)
  const intentId = outcome.clientSecret.split('_secret_')[0] ?? ''
  await shop.stripe.paymentIntents.confirm(intentId, {
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/',
  })
  const events = await shop.eventsOf(intentId)
  const event = events.find(({ type }) => type === 'payment_intent.succeeded')
  if (!event) throw new Error('no event')
  return { orderId: outcome.orderId, event, visitor }
}

const mailsOf = (orderId: string) => shop.db.prisma.mail.findMany({ where: { orderId } })

function filesTo(recipient: string): string[] {
  return readdirSync(shop.mailFolder)
    .map((name) => readFileSync(join(shop.mailFolder, name), 'utf8'))
    .filter((text) => text.includes(`To: ${recipient}`))
}

/** As if it had been paid two minutes ago. The guard of that time is switched off for it. */
async function backdatePayment(orderId: string): Promise<void> {
  const client = await shop.db.pool.connect()
  await client.query('SET session_replication_role = replica')
  await client.query(`UPDATE orders SET paid_at = now() - interval '2 minutes' WHERE id = $1`, [
    orderId,
  ])
  client.release(true) // the setting goes with the connection
}

describe('a receipt', () => {
  it('is sent once when the order is paid, however often its event comes (I5)', async () => {
    const { orderId, event } = await paid('ada@example.com')
    for (let times = 0; times < 5; times++) await shop.deliver(event)
    const mails = await mailsOf(orderId)
    expect(mails).toMatchObject([{ kind: 'receipt', recipient: 'ada@example.com' }])
    expect(mails[0]?.sentAt).not.toBeNull()
    expect(filesTo('ada@example.com')).toHaveLength(1)
  })

  it('is in the language of the page', async () => {
    const { orderId, event } = await paid('bert@example.com', 'de')
    await shop.deliver(event)
    const [mail] = await mailsOf(orderId)
    expect(mail?.subject).toMatch(/^Ihr Beleg/)
  })

  it('that was sent and not noted is sent again as the same message (I8)', async () => {
    const { orderId, event } = await paid('eve@example.com')
    await shop.deliver(event)
    await shop.db.prisma.mail.updateMany({ where: { orderId }, data: { sentAt: null } })
    await sendReceipt(shop.deps, orderId)
    const [mail] = await mailsOf(orderId)
    const [file, ...others] = filesTo('eve@example.com')
    expect(others).toEqual([])
    expect(file).toContain(`Message-ID: <${mail?.id}@shop.example>`)
  })

  it('whose job and mail were lost is written again (I8)', async () => {
    const { orderId, event } = await paid('gus@example.com')
    await shop.deliver(event)
    await shop.db.prisma.mail.deleteMany({ where: { orderId } })
    await backdatePayment(orderId)
    await addJob(shop.db.pool, { task: 'sweep', payload: { id: '' }, key: 'sweep' })
    await shop.workJobs()
    expect(await mailsOf(orderId)).toMatchObject([{ recipient: 'gus@example.com' }])
  })

  it('is not sent where nobody said where to', async () => {
    const { orderId, event } = await paid(null)
    await shop.deliver(event)
    expect(await mailsOf(orderId)).toEqual([])
  })

  it('goes to the address that was typed last, without making the price anew', async () => {
    const visitor = shop.visitor()
    const cart = cartOf({ [shop.products.mug]: 1 })
    await visitor.checkout.createIntent.mutate(cart)
    await visitor.checkout.createIntent.mutate({ ...cart, email: 'zoe@example.com' })
    const where = { id: cart.checkoutId }
    expect(await shop.db.prisma.order.findUnique({ where })).toMatchObject({
      email: 'zoe@example.com',
      revision: 1,
    })
  })

  it.each(['ada', 'ada@', 'a b@example.com', `${'a'.repeat(250)}@example.com`])(
    'is refused the address %s by the name of the field',
    async (email) => {
      const cart = { ...cartOf({ [shop.products.mug]: 1 }), email }
      await expect(shop.visitor().checkout.createIntent.mutate(cart)).rejects.toMatchObject({
        data: { problems: [{ field: 'email' }] },
      })
    },
  )
})

describe('without a mail server', () => {
  it('the shop shows its mails to this machine, and nothing in them can act', async () => {
    const { orderId, event } = await paid('kim@example.com')
    await shop.deliver(event)
    const [mail] = await mailsOf(orderId)
    const list = await fetch(`${shop.url}/mail`)
    expect(list.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await list.text()).toContain(`/mail/${mail?.id}`)
    const page = await fetch(`${shop.url}/mail/${mail?.id}`)
    expect(await page.text()).toContain('Thank you for your order.')
    expect((await fetch(`${shop.url}/mail/${crypto.randomUUID()}`)).status).toBe(404)
    expect((await fetch(`${shop.url}/mail/x`)).status).toBe(404)
  })

  it.each([
    ['another machine', { remoteAddress: '192.0.2.1' }],
    ['a proxy on this machine', { headers: { 'x-forwarded-for': '192.0.2.1' } }],
    ['a proxy that hides whom it stands for', { headers: { host: 'shop.example' } }],
    ['a site whose name was pointed here', { headers: { host: 'evil.example:3000' } }],
  ])('they are not shown to %s', async (_, request) => {
    for (const url of ['/mail', `/mail/${crypto.randomUUID()}`]) {
      const here = { url, remoteAddress: '127.0.0.1', headers: { host: 'localhost:3000' } }
      const answer = await shop.app.inject({ ...here, ...request })
      expect(answer.statusCode).toBe(404)
      expect(answer.body).toBe('')
    }
  })

  it('they are shown nowhere by a shop that takes real money', async () => {
    const stripeConfig = { ...shop.deps.stripeConfig, testMode: false }
    const cookieSecret = 'a secret of the tests, 32 characters'
    const app = await buildApp(
      { ...shop.deps, stripeConfig },
      { cookieSecret, secure: false, trustProxy: false, maxPerMinute: 100 },
    )
    const answer = await app.inject({ url: '/mail', headers: { host: 'localhost' } })
    expect(answer.statusCode).toBe(404)
    await app.close()
  })
})
