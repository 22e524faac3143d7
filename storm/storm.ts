import { cpSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { readBooks } from './books.ts'
import { check, type Violation } from './check.ts'
import { heal, type Healing } from './heal.ts'
import { openHistory } from './history.ts'
import { DIED, nemesis, type Nemesis } from './nemesis.ts'
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
  /** What is deliberately wrong with the shop, and must be found. */
  wrong?: Wrong
  tell: (progress: string) => void
  /** Where everything is kept when an invariant is broken. */
  keepIn: string
  signal: AbortSignal
}

export type Wrong = {
  bugs: readonly string[]
  sql?: string
  /** False: nothing else would put right what the bug does. */
  isReconciling: boolean
}

const NOTHING_WRONG: Wrong = { bugs: [], isReconciling: true }
const HEALED_WITHIN_MS = 120_000
/** A bug may keep the shop from ever coming to rest. */
const HEALED_WITHIN_WHEN_WRONG_MS = 25_000

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
  const { seed, minutes, shoppers = 10, wrong = NOTHING_WRONG, tell, signal } = options
  const { bugs, sql = '', isReconciling } = wrong
  tell('opening a shop')
  const world = await openWorld({ random: randomOf(seed, 'balancer'), bugs, sql })
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
    const enemy = nemesis({
      world,
      history,
      random: randomOf(seed, 'nemesis'),
      seed,
      isDropping: isReconciling,
    })
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
    const mostMs = wrong === NOTHING_WRONG ? HEALED_WITHIN_MS : HEALED_WITHIN_WHEN_WRONG_MS
    const healing = await heal(world, { isReconciling, mostMs })
    tell('comparing the books')
    for (const [id, pieces] of history.restocked)
      initialStock[id] = (initialStock[id] ?? 0) + pieces
    const books = await readBooks(world, {
      initialStock,
      told: history.told,
      died: history.counts()[DIED] ?? 0,
    })
    const violations = check(books)
    const counts = history.counts()
    const met = sometimes(books, { counts, faults })
    const missing = Object.entries(met).flatMap(([what, times]) => (times === 0 ? [what] : []))
    if (violations.length > 0 && wrong === NOTHING_WRONG)
      cpSync(world.folder, options.keepIn, { recursive: true, filter: isLog })
    return { seed, violations, missing, counts, faults, met, healing, recovery: enemy.recovery }
  } finally {
    await world.close()
  }
}

function isLog(path: string): boolean {
  return !path.includes('/postgres') && !path.includes('/sandbox/')
}
