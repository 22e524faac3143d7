import { createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJobs } from '../jobs/run-jobs.ts'
import { cartOf, openShop, postEvent, type Shop } from '../testing/open-shop.ts'
import { sendReceipt } from './send-receipt.ts'
import { mailTransport } from './transport.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

/** A server on a port of its own: `serve` is all that it does for who comes. */
async function listen(serve: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    serve(socket)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no address')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    callers: () => sockets.size,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** As much of SMTP (RFC 5321) as a mail needs, and the refusal of one name. */
function smtp(received: { to: string; message: string }[]) {
  return (socket: Socket) => {
    const say = (line: string) => socket.write(`${line}\r\n`)
    let typed = ''
    let to = ''
    let isMessage = false
    say('220 mail.example')
    socket.setEncoding('utf8').on('error', () => {})
    socket.on('data', (text: string) => {
      typed += text
      for (;;) {
        const end = isMessage ? '\r\n.\r\n' : '\r\n'
        const at = typed.indexOf(end)
        if (at === -1) return
        const line = typed.slice(0, at)
        typed = typed.slice(at + end.length)
        if (isMessage) {
          received.push({ to, message: line })
          isMessage = false
          say('250 kept')
        } else if (line.startsWith('DATA')) {
          isMessage = true
          say('354 go on')
        } else if (line.startsWith('RCPT TO:')) {
          to = line.slice('RCPT TO:'.length)
          say(to.includes('nobody') ? '550 no such mailbox' : '250 ok')
        } else if (line.startsWith('QUIT')) {
          say('221 bye')
          socket.end()
        } else say('250 ok')
      }
    })
  }
}

/** A paid intent, and its event as Stripe sends it; nobody waits for its job. */
async function sendPaid(email: string | null): Promise<string> {
  const cart = { ...cartOf({ [shop.products.mug]: 1 }), email }
  const outcome = await shop.visitor().checkout.createIntent.mutate(cart)
  if (outcome.outcome !== 'ready') throw new Error(outcome.outcome)
  const intentId = outcome.clientSecret.split('_secret_')[0] ?? ''
  await shop.stripe.paymentIntents.confirm(intentId, {
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/',
  })
  const events = await shop.eventsOf(intentId)
  const event = events.find(({ type }) => type === 'payment_intent.succeeded')
  const payload = JSON.stringify(event)
  const signature = shop.stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_test' })
  expect((await postEvent(shop.url, payload, signature)).status).toBe(200)
  return cart.checkoutId
}

const statusOf = async (id: string) =>
  (await shop.db.prisma.order.findUniqueOrThrow({ where: { id } })).status

it('a mail server that does not answer holds up no payment (I4)', async () => {
  const server = await listen(() => {})
  const mail = mailTransport({ smtpUrl: server.url, from: 'shop@shop.example', folder: '' })
  const jobs = runJobs(
    { ...shop.deps, mail },
    { databaseUrl: shop.databaseUrl, processId: crypto.randomUUID() },
  )
  for (const name of ['ada', 'bert', 'carl', 'dora', 'eve']) {
    const orderId = await sendPaid(`${name}@shop.example`)
    await expect.poll(() => statusOf(orderId), { timeout: 5_000 }).toBe('paid')
  }
  await expect.poll(server.callers).toBe(1)
  server.close()
  await jobs.stop()
}, 60_000)

describe('a mail server', () => {
  const withServer = (url: string) => ({
    db: shop.db,
    mail: mailTransport({ smtpUrl: url, from: 'Shop <shop@shop.example>', folder: '' }),
  })

  async function paid(email: string): Promise<string> {
    const orderId = await sendPaid(email)
    await shop.workJobs()
    await shop.db.prisma.mail.deleteMany({ where: { orderId } })
    return orderId
  }

  it('gets the receipt once, and after a crash before it was noted the same message again (I5)', async () => {
    const received: { to: string; message: string }[] = []
    const server = await listen(smtp(received))
    const deps = withServer(server.url)
    const orderId = await paid('fay@shop.example')
    await sendReceipt(deps, orderId)
    await sendReceipt(deps, orderId)
    expect(received).toHaveLength(1)
    await shop.db.prisma.mail.updateMany({ where: { orderId }, data: { sentAt: null } })
    await sendReceipt(deps, orderId)
    server.close()
    const mail = await shop.db.prisma.mail.findFirstOrThrow({ where: { orderId } })
    const ids = received.map(({ message }) => /^Message-ID: (.*)\r$/m.exec(message)?.[1])
    expect(ids).toEqual([`<${mail.id}@shop.example>`, `<${mail.id}@shop.example>`])
    expect(received.map(({ to }) => to)).toEqual(['<fay@shop.example>', '<fay@shop.example>'])
  })

  it('that refuses a mail leaves it to be tried again', async () => {
    const server = await listen(smtp([]))
    const orderId = await paid('nobody@shop.example')
    await expect(sendReceipt(withServer(server.url), orderId)).rejects.toThrow('no such mailbox')
    server.close()
    expect(await shop.db.prisma.mail.findMany({ where: { orderId } })).toMatchObject([
      { recipient: 'nobody@shop.example', sentAt: null },
    ])
  })
})
