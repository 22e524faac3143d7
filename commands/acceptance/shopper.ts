import { randomUUID } from 'node:crypto'

/** An order as its guest knows it. */
export type PlacedOrder = { id: string; cookie: string; clientSecret: string }

/** Puts the first product in a cart and begins to pay, over HTTP as the page does. */
export async function placeOrder(shop: string): Promise<PlacedOrder> {
  const config = await fetch(`${shop}/trpc/checkout.config`)
  const cookie = config.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
  const products = await ask(`${shop}/trpc/catalog.list`, { currency: 'EUR', limit: 1 }, cookie)
  const lines = [{ productId: find(products, 'id'), quantity: 1 }]
  const id = randomUUID()
  const response = await fetch(`${shop}/trpc/checkout.createIntent`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({
      checkoutId: id,
      currency: 'EUR',
      lines,
      destination: { country: 'DE' },
    }),
  })
  return { id, cookie, clientSecret: find(await response.text(), 'clientSecret') }
}

/** The status that the shop tells the guest. */
export async function readStatus(shop: string, { id, cookie }: PlacedOrder): Promise<string> {
  return find(await ask(`${shop}/trpc/orders.byId`, { orderId: id }, cookie), 'status')
}

/** Confirms the payment at the sandbox with a good card; the shop learns of it by webhook alone. */
export async function payAtSandbox(port: number, { clientSecret }: PlacedOrder): Promise<void> {
  const intent = clientSecret.split('_secret')[0]
  const response = await fetch(`http://127.0.0.1:${port}/v1/payment_intents/${intent}/confirm`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_sandbox' },
    body: new URLSearchParams({ payment_method: 'pm_card_visa', return_url: 'http://localhost/' }),
  })
  if (!response.ok) throw new Error(await response.text())
}

/** Waits until `read` gives `wanted`; fails with what it gives instead. */
export async function becomes(wanted: string, read: () => Promise<string>): Promise<void> {
  const until = performance.now() + 15_000
  for (;;) {
    const value = await read()
    if (value === wanted) return
    if (performance.now() > until) throw new Error(`Still ${value}, not ${wanted}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function ask(procedure: string, input: unknown, cookie: string): Promise<string> {
  const query = new URLSearchParams({ input: JSON.stringify(input) })
  const response = await fetch(`${procedure}?${query.toString()}`, { headers: { cookie } })
  return response.text()
}

// The first field of that name: enough for answers whose shape other tests hold.
function find(json: string, field: string): string {
  const value = new RegExp(`"${field}":"([^"]+)"`).exec(json)?.[1]
  if (value === undefined) throw new Error(`No ${field} in ${json}`)
  return value
}
