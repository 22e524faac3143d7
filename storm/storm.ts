import { cpSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { readBooks } from './books.ts'
import { check, type Violation } from './check.ts'
import { heal, type Healing } from './heal.ts'
import { openHistory } from './history.ts'
import { nemesis, type Nemesis } from './nemesis.ts'
import { randomOf } from './random.ts'
import { visit } from './shopper.ts'
import { sometimes } from './sometimes.ts'
import { work } from './staff.ts'
import { openWorld } from './world.ts'

export type StormOptions = {
  seed: string
  minutes: number
  /** Shoppers at the same time. */
  shoppers?: number
  /** A deliberate bug, which the checker has to find. */
  bug?: string | undefined
  tell: (progress: string) => void
  /** Where everything is kept when an invariant is broken. */
  keepIn: string
  signal: AbortSignal
}

export type StormReport = {
  seed: string
  violations: Violation[]
  /** Cases that were not met. */
  missing: string[]
  counts: Record<string, number>
  faults: Record<string, number>
  met: Record<string, number>
  healing: Healing
  recovery: Nemesis['recovery']
}

/** Shoppers, staff and faults at once, then peace, then every invariant. */
export async function storm(options: StormOptions): Promise<StormReport> {
  const { seed, minutes, shoppers = 10, bug, tell, signal } = options
  tell('opening a shop')
  const world = await openWorld({ random: randomOf(seed, 'balancer'), bug })
  try {
    const history = openHistory(world.folder)
    const products = await world.db.prisma.product.findMany({
      where: { prices: { some: { currency: 'EUR' } } },
      select: { id: true },
      orderBy: { sku: 'asc' },
      take: 12,
    })
    const initialStock = Object.fromEntries(
      (await world.db.prisma.product.findMany()).map(({ id, stock }) => [id, stock]),
    )
    const enemy = nemesis({ world, history, random: randomOf(seed, 'nemesis'), seed })
    await enemy.curse()
    const calm = new AbortController()
    const until = Date.now() + minutes * 60_000
    const isOver = () => Date.now() > until || signal.aborted
    const productIds = products.map(({ id }) => id)
    const crowd = Array.from({ length: shoppers }, async (_, index) => {
      const random = randomOf(seed, `shopper ${index}`)
      while (!isOver()) {
        await visit({ world, history, random, productIds })
        await sleep(random.between(0, 200))
      }
    })
    const others = [
      enemy.rage(calm.signal),
      work({ world, history, random: randomOf(seed, 'staff') }, calm.signal),
    ]
    while (!isOver()) {
      const left = Math.ceil((until - Date.now()) / 1_000)
      tell(`${history.counts()['checkouts'] ?? 0} checkouts, ${left} s to go`)
      await sleep(500)
    }
    calm.abort()
    tell('the last shoppers leave')
    await Promise.all([...crowd, ...others])
    const faults = await enemy.lift()
    world.balancer.cut(0)
    tell('healing')
    const healing = await heal(world)
    tell('comparing the books')
    for (const [id, pieces] of history.restocked)
      initialStock[id] = (initialStock[id] ?? 0) + pieces
    const books = await readBooks(world, { initialStock, told: history.told })
    const violations = check(books)
    const counts = history.counts()
    const met = sometimes(books, { counts, faults })
    const missing = Object.entries(met).flatMap(([what, times]) => (times === 0 ? [what] : []))
    if (violations.length > 0)
      cpSync(world.folder, options.keepIn, { recursive: true, filter: isLog })
    return { seed, violations, missing, counts, faults, met, healing, recovery: enemy.recovery }
  } finally {
    await world.close()
  }
}

function isLog(path: string): boolean {
  return !path.includes('/postgres') && !path.includes('/sandbox/')
}
