import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFolder, runShop, type ShopProcess } from './shop-process.ts'
import { becomes, payAtSandbox, placeOrder, readStatus } from './shopper.ts'

const OPEN = 'Ctrl-C stops everything'

describe('pnpm orders', () => {
  let home = ''
  let shop: ShopProcess
  beforeAll(async () => {
    home = join(makeFolder('paydesk-orders-'), 'home')
    shop = await runShop({ home, env: { CAPTURE: 'manual' } })
    await shop.printed(OPEN)
  }, 120_000)
  afterAll(async () => {
    await shop[Symbol.asyncDispose]()
    rmSync(join(home, '..'), { recursive: true, force: true })
  })

  /** Asks beside the running shop. */
  async function orders(...args: string[]): Promise<{ code: number | null; output: string }> {
    await using command = await runShop({ home, command: 'orders', args })
    const code = await command.ended()
    return { code, output: command.output }
  }

  async function authorized() {
    const order = await placeOrder(shop.address)
    await payAtSandbox(shop.ports.sandbox, order)
    await becomes('authorized', () => readStatus(shop.address, order))
    return order
  }

  it('captures, refunds a line back to the shelf, and shows it', async () => {
    const order = await authorized()
    const captured = await orders('capture', order.id)
    expect(captured.output).toMatch(/€[\d.]+ are being captured\./)
    expect(captured.code).toBe(0)
    await becomes('paid', () => readStatus(shop.address, order))

    const sku = /\(([A-Z0-9-]+)\) {2}€/.exec((await orders('show', order.id)).output)?.[1] ?? ''
    const refunded = await orders('refund', order.id, '--line', `${sku}:1`)
    expect(refunded.output).toContain('are on their way back, and the goods to the shelf')
    await becomes('partially_refunded', () => readStatus(shop.address, order))

    const again = await orders('refund', order.id, '--line', `${sku}:1`)
    expect(again.output).toContain('at most 0 more can go back')
    expect(again.code).toBe(1)

    // Shipping is what is left.
    expect((await orders('refund', order.id)).code).toBe(0)
    await becomes('refunded', () => readStatus(shop.address, order))
    const { output } = await orders('show', order.id)
    expect(output).toContain('1 refunded')
    expect(output).toContain('authorized → paid  by staff')
  })

  it('cancels, which lets the money go', async () => {
    const order = await authorized()
    expect((await orders('cancel', order.id)).code).toBe(0)
    await becomes('canceled', () => readStatus(shop.address, order))
    const late = await orders('capture', order.id)
    expect(late.output).toContain('only the money of an authorized order can be captured')
    expect(late.code).toBe(1)
  })

  it.each([
    { args: ['capture'], says: 'pnpm orders capture ORDER' },
    {
      args: ['show', '4150e0f8-d516-4116-af23-5d35b6dcce0b'],
      says: 'There is no order 4150e0f8-d516-4116-af23-5d35b6dcce0b.',
    },
  ])('says what is wrong with $args', async ({ args, says }) => {
    const { code, output } = await orders(...args)
    expect(output).toContain(says)
    expect(code).toBe(1)
  })
})
