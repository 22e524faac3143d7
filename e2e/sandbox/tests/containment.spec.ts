// Card details exist only in the sandbox's frames, and a client secret only where it has to be.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { BrowserContext, Page, Request } from '@playwright/test'
import { bankChallenge } from '../../pages/bank-challenge.ts'
import { fillCard, paymentFrame } from '../payment-form.ts'
import { expect, resultOf, test } from '../sandbox-test.ts'

const DEFERRED = { mode: 'payment', amount: 2000, currency: 'usd' } as const
const INTENT = { amount: 2000, currency: 'usd' } as const
const ASKS = '4000002760003184'
const NUMBER = /4000 ?0027 ?6000 ?3184/

type Traffic = { from: string; url: string; body: string }

/** Every request of every frame, with its body. */
function recordTraffic(context: BrowserContext): Traffic[] {
  const traffic: Traffic[] = []
  context.on('request', (request: Request) => {
    const body = request.postData() ?? ''
    traffic.push({ from: request.frame().url(), url: request.url(), body })
  })
  return traffic
}

/** Everything that other windows tell the merchant's page, and what it has over its ports. */
async function recordMessages(page: Page): Promise<() => Promise<string>> {
  await page.addInitScript(() => {
    if (window !== window.top) return
    const told: string[] = []
    const note = (data: unknown) => told.push(JSON.stringify(data))
    window.addEventListener('message', ({ data }) => note(data), true)
    const start: unknown = Reflect.get(MessagePort.prototype, 'start')
    if (typeof start !== 'function') throw new TypeError('A port has no start.')
    MessagePort.prototype.start = function listen(this: MessagePort) {
      this.addEventListener('message', ({ data }) => note(data))
      Reflect.apply(start, this, [])
    }
    Object.assign(window, { told })
  })
  return () => page.evaluate(() => String(Reflect.get(window, 'told')))
}

/** What a script of the merchant's page, or one that got into it, could read there. */
function everythingIn(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input')].map(({ value }) => value),
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
      document.cookie,
      location.href,
      document.title,
      ...performance.getEntries().map(({ name }) => name),
    ].join('\n'),
  )
}

test('a card number is typed, refused, asked about and paid with, and the merchant never has it', async ({
  context,
  open,
  page,
  sandbox,
  watch,
}) => {
  const traffic = recordTraffic(context)
  const messages = await recordMessages(page)
  await open('payment', { elements: DEFERRED, intent: INTENT })
  await fillCard(page, ASKS)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await bankChallenge(page).fail.click()
  await expect(resultOf(page)).toHaveText(/^failed/)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await bankChallenge(page).complete.click()
  await expect(resultOf(page)).toHaveText('succeeded')

  const told = await messages()
  expect(told).toContain('"event":"change"')
  expect(told).not.toMatch(NUMBER)
  expect(await everythingIn(page)).not.toMatch(NUMBER)
  expect(watch.consoleLines.join('\n')).not.toMatch(NUMBER)
  const carriers = traffic.filter(({ url, body }) => NUMBER.test(decodeURIComponent(url + body)))
  expect(carriers.length).toBeGreaterThan(0)
  expect(new Set(carriers.map(({ from }) => from))).toEqual(
    new Set([`${sandbox.url}/elements-inner-payment.html`]),
  )
  expect(carriers.filter(({ url }) => NUMBER.test(decodeURIComponent(url)))).toEqual([])
})

test('a client secret is in no address, and in no text of the page', async ({
  context,
  open,
  page,
  sandbox,
  watch,
}) => {
  const traffic = recordTraffic(context)
  await open('payment', { elements: DEFERRED, intent: INTENT })
  await fillCard(page, ASKS)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await bankChallenge(page).complete.click()
  await expect(resultOf(page)).toHaveText('succeeded')

  const [intent] = (await sandbox.stripe.paymentIntents.list({ limit: 1 })).data
  const secret = String(intent?.client_secret).replace(/^.*_secret_/, '')
  const carriers = traffic.filter(({ body }) => body.includes(secret))
  expect(carriers.length).toBeGreaterThan(0)
  expect(traffic.filter(({ url }) => url.includes(secret))).toEqual([])
  expect(await everythingIn(page)).not.toContain(secret)
  for (const frame of page.frames()) expect(await frame.content()).not.toContain(secret)
  expect(watch.consoleLines.join('\n')).not.toContain(secret)
})

test.describe('a page of another origin', () => {
  /** A site of an attacker, whose page runs `script`. */
  async function startAttacker(script: string) {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' })
      response.end(`<!doctype html><title>Attacker</title><script>${script}</script>`)
    })
    server.listen(0, 'localhost')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    return { url: `http://localhost:${port}/`, close: () => server.close() }
  }

  /** Opens it from the merchant's page, as a link would: so it has a way back to its opener. */
  async function attack(page: Page, script: string): Promise<Page> {
    const attacker = await startAttacker(script)
    const opened = page.waitForEvent('popup')
    await page.evaluate((url) => void window.open(url), attacker.url)
    const popup = await opened
    await popup.waitForFunction(() => document.title === 'done')
    attacker.close()
    return popup
  }

  test('cannot drive the frame of a merchant’s page', async ({ open }) => {
    const page = await open('payment', { elements: DEFERRED })
    await fillCard(page)
    const popup = await attack(
      page,
      `
      window.heard = []
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => window.heard.push(JSON.stringify(data))
      onmessage = ({ data }) => window.heard.push(JSON.stringify(data))
      const frame = opener.frames[0]
      frame.postMessage('sandbox-connect-1', '*', [port2])
      for (const method of ['clear', 'confirm', 'submit']) {
        port1.postMessage({ id: 1, method, params: {} })
        frame.postMessage({ id: 1, method, params: {} }, '*')
      }
      setTimeout(() => { document.title = 'done' }, 500)
      `,
    )
    // The attack reached a frame: there is one, and it is the form's.
    expect(await popup.evaluate(() => window.opener.frames.length)).toBe(1)
    expect(await popup.evaluate(() => Reflect.get(window, 'heard'))).toEqual([])
    await expect(paymentFrame(page).getByLabel('Card number')).toHaveValue('4242 4242 4242 4242')
  })

  test('is not taken for a frame by a merchant’s page', async ({ open }) => {
    const page = await open('payment', { elements: DEFERRED })
    await expect(paymentFrame(page).getByLabel('Card number')).toBeVisible()
    const popup = await attack(
      page,
      `
      window.heard = []
      onmessage = ({ data, ports }) => window.heard.push([data, ports.length])
      opener.postMessage('sandbox-hello-1', '*')
      opener.postMessage({ event: 'change', detail: { value: { type: 'forged' } } }, '*')
      setTimeout(() => { document.title = 'done' }, 500)
      `,
    )
    expect(await popup.evaluate(() => Reflect.get(window, 'heard'))).toEqual([])
    const events = await page.evaluate(() => JSON.stringify(window.merchant.events))
    expect(events).not.toContain('forged')
  })

  test('that embeds the form gets no card of anybody’s, and no words but the protocol’s', async ({
    page,
    sandbox,
  }) => {
    const attacker = await startAttacker(
      `
      window.heard = []
      onmessage = ({ data }) => window.heard.push(data)
      const frame = document.createElement('iframe')
      frame.src = ${JSON.stringify(`${sandbox.url}/elements-inner-payment.html`)}
      document.documentElement.append(frame)
      setTimeout(() => { document.title = 'done' }, 1500)
      `,
    )
    await page.goto(attacker.url)
    await page.waitForFunction(() => document.title === 'done')
    expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual(['sandbox-hello-1'])
    attacker.close()
  })
})

test('a frame that has met its page meets nobody else', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED })
  await expect(paymentFrame(page).getByLabel('Card number')).toBeVisible()
  const heard = await page.evaluate(async () => {
    const told: unknown[] = []
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', ({ data }) => told.push(data))
    port1.start()
    const frame = document.querySelector('iframe')
    frame?.contentWindow?.postMessage('sandbox-connect-1', '*', [port2])
    port1.postMessage({ id: 1, method: 'submit', params: {} })
    await new Promise((resolve) => setTimeout(resolve, 500))
    return told
  })
  expect(heard).toEqual([])
})
