import { connect } from '@paydesk/db'
import { Client } from 'undici'
import { makeCarts } from '../create-intent/carts.ts'
import { openShop, type Shop } from '../create-intent/shop.ts'
import { load, type Target } from '../load/load.ts'
import { median, quantile } from '../load/quantile.ts'
import { warmUp } from '../load/warm-up.ts'
import type { Report, Suite } from '../suite.ts'
import { makeAsks, type Asks } from './asks.ts'
import { generateProducts } from './generate.ts'
import { slowestPlan } from './plan.ts'

const THOROUGH = { products: 1_000_000, repeats: 60, roundSeconds: 4, rounds: 3, warmUp: 3_000 }
const QUICK = { products: 20_000, repeats: 8, roundSeconds: 1, rounds: 1, warmUp: 200 }

/** A catalogue of a million products: its list, filters and search, and what it does to a checkout. */
export const catalogue: Suite = {
  name: 'catalogue',
  async run({ quick, profileFolder, endings, tell }) {
    const plan = quick ? QUICK : THOROUGH
    tell('starting Postgres, Stripe stub, floor and API')
    const shop = await openShop(endings, { profileFolder })
    const before = await checkoutRatio(shop, { plan, tell })
    const admin = connect(shop.databaseUrl, { poolSize: 1, statementTimeoutMs: 1_800_000 })
    endings.add(() => admin.close())
    await generateProducts(admin, { count: plan.products, tell })
    const after = await checkoutRatio(shop, { plan, tell })
    const asks = await makeAsks(admin)
    const latencies = await browse(shop, { asks, repeats: plan.repeats, tell })
    return report({
      products: plan.products,
      latencies,
      ratio: after / before,
      slowest: await slowestPlan(admin, { asks, latencies }),
    })
  },
}

type Plan = typeof THOROUGH

/** The middle answer time of createIntent over that of the floor, which feels the same machine. */
async function checkoutRatio(
  shop: Shop,
  { plan, tell }: { plan: Plan; tell: (progress: string) => void },
): Promise<number> {
  const cart = await makeCarts(shop.db)
  const withCarts = (target: Target): Target => ({
    ...target,
    ask: (id) => ({ ...target.ask(id), body: cart(id) }),
  })
  const [api, floor] = [withCarts(shop.api), withCarts(shop.floor)]
  tell('warming up for createIntent')
  await warmUp(floor, plan.warmUp)
  await warmUp(api, plan.warmUp)
  await shop.db.pool.query('ANALYZE orders, order_lines, payments')
  const ratios: number[] = []
  for (let round = 1; round <= plan.rounds; round++) {
    tell(`createIntent, round ${round} of ${plan.rounds}`)
    const extent = { connections: 1, seconds: plan.roundSeconds }
    const floorMs = median((await load(floor, extent)).latenciesMs)
    ratios.push(median((await load(api, extent)).latenciesMs) / floorMs)
  }
  return median(ratios)
}

export type Latencies = ReadonlyMap<string, number[]>

type Browsing = { asks: Asks; repeats: number; tell: (progress: string) => void }

/** Each kind in turns over HTTP, after one of each that is not counted. */
async function browse({ api }: Shop, { asks, repeats, tell }: Browsing): Promise<Latencies> {
  const client = new Client(api.url)
  const latencies = new Map<string, number[]>([...asks.keys()].map((name) => [name, []]))
  try {
    for (let turn = 0; turn <= repeats; turn++) {
      tell(`browsing, turn ${turn} of ${repeats}`)
      for (const [name, ask] of asks) {
        const input = encodeURIComponent(JSON.stringify(ask()))
        const begin = performance.now()
        const { statusCode, body } = await client.request({
          method: 'GET',
          path: `/trpc/catalog.list?input=${input}`,
        })
        const text = await body.text()
        if (turn > 0) latencies.get(name)?.push(performance.now() - begin)
        if (statusCode !== 200) throw new Error(`catalog.list answered ${statusCode}: ${text}`)
      }
    }
    return latencies
  } finally {
    await client.close()
  }
}

type Measured = { products: number; latencies: Latencies; ratio: number; slowest: string }

function report({ products, latencies, ratio, slowest }: Measured): Report {
  const all = [...latencies.values()].flat()
  return {
    title: `catalogue: ${products.toLocaleString('en')} products, a page of twelve over HTTP`,
    head: ['', 'p50 ms', 'p95 ms'],
    rows: [
      ...[...latencies].map(([name, ms]) => rowOf(name, ms)),
      rowOf('all kinds together', all),
    ],
    notes: [
      `createIntent takes ${ratio.toFixed(2)} times what it takes with the seed's 24 products.`,
      slowest,
    ],
    figures: new Map([
      ['catalogue.million.p95Ms', quantile(all, 0.95)],
      ['createIntent.millionProductsRatio', ratio],
    ]),
  }
}

function rowOf(name: string, ms: number[]) {
  return [name, quantile(ms, 0.5).toFixed(1), quantile(ms, 0.95).toFixed(1)]
}
