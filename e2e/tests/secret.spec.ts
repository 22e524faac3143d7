import type { Response } from '@playwright/test'
import { openIntentOf } from '../books.ts'
import { CARDS } from '../pages/payment-form.ts'
import { addProduct, addToCart, checkoutIdOf } from '../product.ts'
import type { Shop } from '../servers/open-shop.ts'
import { expect, test, type Visit } from '../shop-test.ts'

test('a client secret is in its owner’s answer and Stripe’s own, and nowhere else (I3)', async ({
  visitOwnShop,
}) => {
  const visit = await visitOwnShop()
  const { shop, context, page, front, checkout, order, watch } = visit
  const traffic = recordTraffic(visit)

  // A decline, an edit, another currency, a check by the bank: whatever could carry it somewhere.
  await addToCart(page, await addProduct(shop))
  await checkout.open()
  await checkout.payBy(CARDS.declined)
  await expect(checkout.alert).toContainText('refused')
  await page.getByRole('link', { name: 'Back to cart' }).click()
  await front.currency.selectOption('EUR')
  await page.getByRole('link', { name: 'Checkout' }).click()
  await checkout.payBy(CARDS.pays)
  await order.shows('paid')

  const other = await addProduct(shop)
  await addToCart(page, other)
  await checkout.open('secret')
  await checkout.increase(other.name).click()
  await checkout.payBy(CARDS.asksBank)
  await expect(checkout.bank.complete).toBeEnabled()
  const storedMidway = await storageOf(visit)
  await checkout.bank.fail.click()
  await expect(checkout.alert).toContainText('Your bank could not confirm')
  await checkout.payBy(CARDS.pays)
  const orderId = await order.shows('paid')
  await front.orders.click()
  await expect(page.getByRole('listitem')).toHaveCount(2)

  const secrets = (await shop.stripe.paymentIntents.list()).data.map((intent) =>
    String(intent.client_secret).replace(/^.*_secret_/, ''),
  )
  expect(secrets).toHaveLength(3)
  const { addresses, answers } = await traffic.all()
  const found = (text: string) => secrets.filter((secret) => text.includes(secret))
  const carriers = answers.filter(({ body }) => found(body).length > 0)
  // The test looks where it should: the secret is where it must be.
  expect(new Set(carriers.map(({ from }) => from))).toEqual(
    new Set([`${shop.url}/trpc/checkout.createIntent`, 'Stripe']),
  )
  expect(found(addresses.join('\n'))).toEqual([])
  expect(found(storedMidway)).toEqual([])
  expect(found(await storageOf(visit))).toEqual([])
  expect(found(watch.consoleLines.join('\n'))).toEqual([])
  expect(shop.apiLog()).toContain('/trpc/checkout.createIntent')
  expect(found(shop.apiLog())).toEqual([])
  expect(found(await everyRow(shop))).toEqual([])
  expect(found(await orderStream({ shop, context }, orderId))).toEqual([])
})

test('an address that Stripe returned to is cleaned in the bar, the history and the log (I3)', async ({
  visitOwnShop,
}) => {
  const { shop, page, checkout, order, ...visit } = await visitOwnShop()
  const traffic = recordTraffic({ shop, page, ...visit })
  await addToCart(page, await addProduct(shop))
  const orderId = await checkoutIdOf(page)
  await checkout.open()
  await checkout.payBy(CARDS.declined)
  await expect(checkout.alert).toContainText('refused')
  const { id } = await openIntentOf(shop, orderId)
  const confirmed = await shop.stripe.paymentIntents.confirm(id, {
    payment_method: 'pm_card_authenticationRequired',
    return_url: `${shop.url}/orders/${orderId}?from=bank`,
  })
  const secret = String(confirmed.client_secret).replace(/^.*_secret_/, '')
  await page.goto(confirmed.next_action?.redirect_to_url?.url ?? '')
  await page.getByRole('button', { name: 'Complete' }).click()
  await expect(order.heading).toHaveText('Paid. Thank you!')
  await expect(page).toHaveURL(`${shop.url}/orders/${orderId}?from=bank`)

  const { answers, referers } = await traffic.all()
  expect(answers.some(({ from }) => from.includes(`/orders/${orderId}`))).toBe(true)
  expect(referers.join('\n')).not.toContain(secret)
  await page.getByRole('link', { name: 'Browse the shop' }).click()
  await page.goBack()
  await expect(order.heading).toHaveText('Paid. Thank you!')
  expect(page.url()).not.toContain(secret)
  expect(shop.apiLog()).toContain(`/orders/${orderId}`)
  expect(shop.apiLog()).not.toContain(secret)
  expect(shop.apiLog()).not.toContain('client_secret')
})

test('another guest gets no secret for a checkout that is not theirs (I3)', async ({
  page,
  browser,
  shop,
  product,
  checkout,
}) => {
  await addToCart(page, product)
  const checkoutId = await checkoutIdOf(page)
  await checkout.open()
  await checkout.payBy(CARDS.declined)
  await expect(checkout.alert).toContainText('refused')

  const stranger = await browser.newContext({ baseURL: shop.url })
  const theirs = await stranger.newPage()
  await theirs.goto('/')
  const answer = await theirs.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' }
      const init = { method: 'POST', headers, body: JSON.stringify(body) }
      const response = await fetch('/trpc/checkout.createIntent', init)
      return { status: response.status, text: await response.text() }
    },
    { checkoutId, currency: 'USD', lines: [{ productId: product.id, quantity: 1 }] },
  )
  expect(answer.status).toBe(403)
  expect(answer.text).not.toContain('_secret_')
  await stranger.close()
})

type Answer = { from: string; body: string }

/** Every address that was asked for, shown or given as referer, and every answer's body. */
function recordTraffic({ context, page, shop }: Pick<Visit, 'context' | 'page' | 'shop'>) {
  const shown: string[] = []
  const requested: Promise<{ url: string; referer: string }>[] = []
  const answered: Promise<Answer>[] = []
  page.on('framenavigated', (frame) => shown.push(frame.url()))
  context.on('requestfinished', (request) => {
    requested.push(
      request.allHeaders().then(({ referer = '' }) => ({ url: request.url(), referer })),
    )
  })
  context.on('response', (response) => {
    if (hasBody(response)) answered.push(readAnswer(response, shop))
  })
  return {
    all: async () => {
      const requests = await Promise.all(requested)
      const referers = requests.map(({ referer }) => referer)
      const addresses = [...shown, ...requests.map(({ url }) => url), ...referers]
      return { addresses, referers, answers: await Promise.all(answered) }
    },
  }
}

/** A redirect has none, and a stream has no end: `orderStream` reads that one. */
function hasBody(response: Response): boolean {
  const isStream = response.headers()['content-type']?.startsWith('text/event-stream') ?? false
  return !isStream && response.status() < 300
}

async function readAnswer(response: Response, shop: Shop): Promise<Answer> {
  const url = response.url()
  const from = url.startsWith(`${shop.sandboxUrl}/v1/`) ? 'Stripe' : (url.split('?', 1)[0] ?? '')
  // A page that went on took the rest of its answers with it.
  return { from, body: await response.text().catch(() => '') }
}

/** All that the browser keeps of the shop: cookies, storages, databases, history, the page itself. */
async function storageOf({ context, page }: Pick<Visit, 'context' | 'page'>): Promise<string> {
  const kept = await page.evaluate(async () => [
    JSON.stringify([localStorage, sessionStorage, history.state, window.name]),
    JSON.stringify([await indexedDB.databases(), await caches.keys()]),
    document.documentElement.outerHTML,
  ])
  const state = await context.storageState({ indexedDB: true })
  expect(JSON.stringify(state)).toContain('paydesk_guest')
  return [...kept, JSON.stringify(state)].join('\n')
}

/** What the live order page is told, until it says paid. */
async function orderStream(
  { shop, context }: Pick<Visit, 'shop' | 'context'>,
  orderId: string,
): Promise<string> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const input = encodeURIComponent(JSON.stringify({ orderId }))
  const abort = new AbortController()
  const answer = await fetch(`${shop.url}/trpc/orders.onStatus?input=${input}`, {
    headers: { cookie, accept: 'text/event-stream' },
    signal: abort.signal,
  })
  let told = ''
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    told += chunk
    if (told.includes('"paid"')) break
  }
  abort.abort()
  expect(told).toContain('"paid"')
  return told
}

async function everyRow({ db }: Pick<Shop, 'db'>): Promise<string> {
  const tables = await db.pool.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  )
  const rows: string[] = []
  for (const { name } of tables.rows) {
    const dump = await db.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)
    rows.push(...dump.rows.map(({ row }) => row))
  }
  expect(rows.length).toBeGreaterThan(100)
  return rows.join('\n')
}
