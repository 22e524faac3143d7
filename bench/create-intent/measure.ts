import { cpuMs, cpuMsWithChildren } from '../processes/usage.ts'
import { times } from '../print.ts'
import { load, type Cart, type Target } from './load.ts'
import type { Shop } from './shop.ts'

/** One target at one number of connections: the medians over its rounds. */
export type Figures = {
  perSecond: number
  p50Ms: number
  p99Ms: number
  /** CPU of one intent. Undefined where the system does not tell. */
  cpuMs: number | undefined
  postgresCpuMs: number | undefined
}

export type Plan = { warmUpAnswers: number; rounds: number; roundSeconds: number }

const MAX_WARM_UP_MS = 30_000

export const CONNECTIONS = [1, 16] as const
export type Measured = {
  connections: number
  floor: Figures
  api: Figures
}

type Session = { shop: Shop; cart: Cart; plan: Plan; tell: (progress: string) => void }

/** Floor and API in turns, so that a slow moment of the machine meets both. Counts the API's answers. */
export async function measure(
  session: Session,
): Promise<{ measured: Measured[]; answers: number }> {
  const { shop, plan, tell } = session
  const targets = [shop.floor, shop.api]
  let answers = 0
  for (const target of targets) {
    tell(`warming up the ${target.name}`)
    const calls = await warmUp(session, target)
    if (target === shop.api) answers += calls
  }
  // What autovacuum does in any shop within a minute: plans made for empty tables are made anew.
  await shop.db.pool.query('ANALYZE')
  const measured: Measured[] = []
  for (const connections of CONNECTIONS) {
    const rounds = new Map<Target, Figures[]>(targets.map((target) => [target, []]))
    for (let round = 1; round <= plan.rounds; round++) {
      for (const target of targets) {
        tell(
          `${times(connections, 'connection')}, round ${round} of ${plan.rounds}: ${target.name}`,
        )
        const { figures, calls } = await oneRound(session, target, connections)
        rounds.get(target)?.push(figures)
        if (target === shop.api) answers += calls
      }
    }
    const of = (target: Target) => medians(rounds.get(target) ?? [])
    measured.push({ connections, floor: of(shop.floor), api: of(shop.api) })
  }
  return { measured, answers }
}

/** V8 compiles the hot path in its final form only after thousands of calls. */
async function warmUp({ cart, plan }: Session, target: Target): Promise<number> {
  const giveUpAt = performance.now() + MAX_WARM_UP_MS
  let answers = 0
  while (answers < plan.warmUpAnswers && performance.now() < giveUpAt)
    answers += (await load(target, cart, { connections: 16, seconds: 0.5 })).answers
  return answers
}

async function oneRound({ shop, cart, plan }: Session, target: Target, connections: number) {
  const cpuBefore = cpuMs(target.pid)
  const postgresBefore = cpuMsWithChildren(shop.postgresPid)
  const round = await load(target, cart, { connections, seconds: plan.roundSeconds })
  const latencies = Float64Array.from(round.latenciesMs).sort()
  const perAnswer = (before: number | undefined, after: number | undefined) =>
    before === undefined || after === undefined ? undefined : (after - before) / round.answers
  const figures: Figures = {
    perSecond: round.answers / round.seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    cpuMs: perAnswer(cpuBefore, cpuMs(target.pid)),
    postgresCpuMs: perAnswer(postgresBefore, cpuMsWithChildren(shop.postgresPid)),
  }
  return { figures, calls: round.answers }
}

function medians(rounds: Figures[]): Figures {
  const median = (figure: keyof Figures) => {
    const known = rounds.map((round) => round[figure]).filter((value) => value !== undefined)
    return known.length === 0 ? undefined : quantile(Float64Array.from(known).sort(), 0.5)
  }
  return {
    perSecond: median('perSecond') ?? 0,
    p50Ms: median('p50Ms') ?? 0,
    p99Ms: median('p99Ms') ?? 0,
    cpuMs: median('cpuMs'),
    postgresCpuMs: median('postgresCpuMs'),
  }
}

/** The nearest rank: a latency that was seen, not one between two. */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
