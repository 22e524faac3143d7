import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { descendantsOf } from '../processes/tree.ts'
import { allGone, makeFolder, runShop } from './shop-process.ts'
import { becomes, payAtSandbox, placeOrder, readStatus } from './shopper.ts'

const OPEN = 'Ctrl-C stops everything'

describe('pnpm start', () => {
  let folder = ''
  let home = ''
  beforeAll(() => {
    folder = makeFolder('paydesk start ')
    home = join(folder, 'home')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('opens the shop and says where, with which cards, and what next', async () => {
    await using shop = await runShop({ home })
    await shop.printed(OPEN)
    const page = await fetch(shop.address)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<!doctype html>')
    for (const told of [shop.address, '4242 4242 4242 4242', '4000 0027 6000 3184', 'pnpm@12 test'])
      expect(shop.output).toContain(told)
    expect(shop.output).toMatch(/✓ Embedded Postgres .*\d m?s/)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends every process and frees the ports',
    async (signal) => {
      await using shop = await runShop({ home })
      await shop.printed(OPEN)
      const started = descendantsOf(shop.child.pid ?? 0)
      expect(started.length).toBeGreaterThanOrEqual(3)
      expect(await shop.signal(signal)).toBe(0)
      await allGone(started, Object.values(shop.ports))
    },
  )

  it('Ctrl-C while it still starts leaves nothing behind either', async () => {
    await using shop = await runShop({ home })
    await shop.printed('Build')
    const started = descendantsOf(shop.child.pid ?? 0)
    expect(await shop.signal('SIGINT')).toBe(130)
    await allGone(started, Object.values(shop.ports))
  })

  it('starts again after kill -9, and the orders are still there (I8)', async () => {
    const killed = await runShop({ home })
    await killed.printed(OPEN)
    const order = await placeOrder(killed.address)
    await killed.signal('SIGKILL')

    await using shop = await runShop({ home, env: samePorts(killed.ports) })
    await shop.printed(OPEN)
    expect(await readStatus(killed.address, order)).toBe('awaiting_payment')
    await payAtSandbox(killed.ports.sandbox, order)
    await becomes('paid', () => readStatus(killed.address, order))
  })

  it('a second one in the same folder says so, and where the first is', async () => {
    await using shop = await runShop({ home })
    await shop.printed(OPEN)
    await using second = await runShop({ home })
    expect(await second.ended()).toBe(1)
    expect(second.output).toContain(`Paydesk already runs in this folder: ${shop.address}`)
  })

  it('names a busy port and its variable', async () => {
    await using shop = await runShop({ home })
    await shop.printed(OPEN)
    const { shop: port, sandbox } = shop.ports
    for (const [variable, busy] of [['PORT', port] as const, ['SANDBOX_PORT', sandbox] as const]) {
      const env = { [variable]: String(busy) }
      await using other = await runShop({ home: join(folder, 'other'), env })
      expect(await other.ended()).toBe(1)
      expect(other.output).toContain(`Port ${busy} is in use`)
      expect(other.output).toContain(`${variable}=${busy + 1} npx pnpm@12 start`)
    }
  })

  it('refuses half a Stripe configuration, and names the missing half', async () => {
    await using shop = await runShop({ home, env: { STRIPE_SECRET_KEY: 'sk_test_1' } })
    expect(await shop.ended()).toBe(1)
    expect(shop.output).toContain('STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET are missing')
  })

  it('says which database does not answer, without its password', async () => {
    const env = { DATABASE_URL: 'postgresql://shop:hunter2@127.0.0.1:1/shop' }
    await using shop = await runShop({ home, env })
    expect(await shop.ended()).toBe(1)
    expect(shop.output).toContain('127.0.0.1:1')
    expect(shop.output).not.toContain('hunter2')
  })
})

function samePorts({ shop, sandbox }: { shop: number; sandbox: number }): NodeJS.ProcessEnv {
  return { PORT: String(shop), SANDBOX_PORT: String(sandbox) }
}
