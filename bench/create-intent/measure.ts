import { cpuMs, cpuMsWithChildren } from '../processes/usage.ts'
import { times } from '../print.ts'
import { load, type Target } from '../load/load.ts'
import { median, quantile } from '../load/quantile.ts'
import { warmUp } from '../load/warm-up.ts'
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

export const CONNECTIONS = [1, 16] as const
export type Measured = {
  connections: number
  floor: Figures
  api: Figures
}

type Session = { shop: Shop; plan: Plan; tell: (progress: string) => void }

/** Floor and API in turns, so that a slow moment of the machine meets both. Counts the API's answers. */
export async function measure(
  session: Session,
): Promise<{ measured: Measured[]; answers: number }> {
  const { shop, plan, tell } = session
  const targets = [shop.floor, shop.api]
  let answers = 0
  for (const target of targets) {
    tell(`warming up the ${target.name}`)
    const calls = await warmUp(target, plan.warmUpAnswers)
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

async function oneRound({ shop, plan }: Session, target: Target, connections: number) {
  const cpuBefore = cpuMs(target.pid)
  const postgresBefore = cpuMsWithChildren(shop.postgresPid)
  const round = await load(target, { connections, seconds: plan.roundSeconds })
  const perAnswer = (before: number | undefined, after: number | undefined) =>
    before === undefined || after === undefined ? undefined : (after - before) / round.answers
  const figures: Figures = {
    perSecond: round.answers / round.seconds,
    p50Ms: quantile(round.latenciesMs, 0.5),
    p99Ms: quantile(round.latenciesMs, 0.99),
    cpuMs: perAnswer(cpuBefore, cpuMs(target.pid)),
    postgresCpuMs: perAnswer(postgresBefore, cpuMsWithChildren(shop.postgresPid)),
  }
  return { figures, calls: round.answers }
}

function medians(rounds: Figures[]): Figures {
  const of = (figure: keyof Figures) => {
    const known = rounds.map((round) => round[figure]).filter((value) => value !== undefined)
    return known.length === 0 ? undefined : median(known)
  }
  return {
    perSecond: of('perSecond') ?? 0,
    p50Ms: of('p50Ms') ?? 0,
    p99Ms: of('p99Ms') ?? 0,
    cpuMs: of('cpuMs'),
    postgresCpuMs: of('postgresCpuMs'),
  }
}
