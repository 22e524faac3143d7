import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { descendantsOf } from '../processes/tree.ts'
import { allGone, makeFolder, runShop } from './shop-process.ts'
import { becomes, payAtSandbox, placeOrder, readStatus } from './shopper.ts'

const OPEN = 'Ctrl-C stops everything'

describe('pnpm start --processes 3', () => {
  let folder = ''
  beforeAll(() => void (folder = makeFolder('paydesk-processes-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const run = () => runShop({ home: join(folder, 'home'), args: ['--processes', '3'] })

  it('serves by several processes, pays each order once, and ends them all', async () => {
    await using shop = await run()
    await shop.printed(OPEN)
    expect(shop.output).toContain('3 processes')
    const orders = await Promise.all([1, 2, 3, 4, 5, 6].map(() => placeOrder(shop.address)))
    await Promise.all(orders.map((order) => payAtSandbox(shop.ports.sandbox, order)))
    for (const order of orders) await becomes('paid', () => readStatus(shop.address, order))
    const started = descendantsOf(shop.child.pid ?? 0)
    expect(await shop.signal('SIGINT')).toBe(0)
    await allGone(started, Object.values(shop.ports))
  })

  it('goes on when one is killed: another takes its place, and its work is done (I8)', async () => {
    await using shop = await run()
    await shop.printed(OPEN)
    const order = await placeOrder(shop.address)
    // The API's processes are those that have no process below them and were started last.
    const before = descendantsOf(shop.child.pid ?? 0)
    const leaf = before.filter((pid) => descendantsOf(pid).length === 0).at(-1) ?? 0
    process.kill(leaf, 'SIGKILL')
    await payAtSandbox(shop.ports.sandbox, order)
    // A connection to the one that died is of no use any more: the next asks another.
    await becomes('paid', () => readStatus(shop.address, order).catch(() => 'no answer'))
    await expect
      .poll(() => descendantsOf(shop.child.pid ?? 0).length, { timeout: 10_000 })
      .toBe(before.length)
  })

  it('refuses a count that is none', async () => {
    await using shop = await runShop({ home: join(folder, 'other'), args: ['--processes', 'many'] })
    expect(await shop.ended()).toBe(1)
    expect(shop.output).toContain('from 1 to 64')
  })
})
