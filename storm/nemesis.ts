import { setTimeout as sleep } from 'node:timers/promises'
import type { History } from './history.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

/** What can go wrong at Stripe and on the way there, with how likely each call meets it. */
const API_FAULTS = [
  { fault: 'close_before', probability: 0.02 },
  { fault: 'close_after', probability: 0.03 },
  { fault: 'error_before', probability: 0.01 },
  { fault: 'error_after', probability: 0.01 },
  { fault: 'rate_limit', probability: 0.02 },
  { fault: 'lock_timeout', probability: 0.02 },
  { fault: 'slow', probability: 0.03, delay_ms: 700 },
  { fault: 'slow_before', probability: 0.01, delay_ms: 700 },
]

const WEBHOOK_FAULTS = [
  { fault: 'drop', probability: 0.1 },
  { fault: 'duplicate', probability: 0.15, copies: 3 },
  { fault: 'delay', probability: 0.1, delay: '6s' },
  { fault: 'reorder', probability: 0.1, count: 4 },
  { fault: 'forge', probability: 0.03 },
  { fault: 'stale', probability: 0.03 },
  { fault: 'replay', probability: 0.03 },
]

export const DIED = 'API processes that died by themselves'

export type Nemesis = {
  /** Faults at Stripe and on events' ways, from now on. */
  curse: () => Promise<void>
  lift: () => Promise<Record<string, number>>
  /** Kills, freezes and turns clocks, until the signal ends it. */
  rage: (signal: AbortSignal) => Promise<void>
  /** The longest that each took to serve again, in milliseconds. */
  recovery: { apiMs: number; postgresMs: number }
}

type Place = {
  world: World
  history: History
  random: Random
  seed: string
  /** Whether events get lost for good: only reconciliation finds those. */
  isDropping: boolean
}

export function nemesis({ world, history, random, seed, isDropping }: Place): Nemesis {
  const { apis, balancer, sandboxUrl } = world
  const recovery = { apiMs: 0, postgresMs: 0 }

  async function control(path: string, form?: Record<string, string>): Promise<unknown> {
    const answer = await fetch(`${sandboxUrl}/_sandbox/${path}`, {
      method: form ? 'POST' : 'GET',
      ...(form && {
        body: new URLSearchParams(form),
      }),
    })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }

  async function lift(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const kind of ['faults', 'webhook_faults']) {
      const { data } = await rulesOf(kind)
      for (const { fault, applied } of data) counts[`${kind}: ${fault}`] = applied
      await fetch(`${sandboxUrl}/_sandbox/${kind}`, { method: 'DELETE' })
    }
    return { ...counts, 'answers cut off': balancer.cuts() }
  }

  async function rulesOf(kind: string): Promise<{ data: { fault: string; applied: number }[] }> {
    const answer = await fetch(`${sandboxUrl}/_sandbox/${kind}`)
    return JSON.parse(await answer.text())
  }

  /** A kill that meets nobody shows nothing: it waits a moment for somebody. */
  async function meetSomebody(): Promise<boolean> {
    for (let looks = 0; looks < 200 && balancer.inFlight() === 0; looks++) await sleep(10)
    return balancer.inFlight() > 0
  }

  async function killApi(): Promise<void> {
    const api = random.pick(apis)
    if (!api.isUp()) return
    if (await meetSomebody()) history.count('api killed with requests in flight')
    history.note({ act: 'kill api' })
    history.count('kills of an API process')
    await api.kill()
    await sleep(random.between(0, 1_000))
    const begun = Date.now()
    await api.start()
    recovery.apiMs = Math.max(recovery.apiMs, Date.now() - begun)
  }

  async function killPostgres(): Promise<void> {
    if (await meetSomebody()) history.count('postgres killed with requests in flight')
    history.note({ act: 'kill postgres' })
    history.count('kills of Postgres')
    await world.killPostgres()
    const begun = Date.now()
    await world.startPostgres()
    while (!(await isReady())) await sleep(20)
    recovery.postgresMs = Math.max(recovery.postgresMs, Date.now() - begun)
  }

  async function isReady(): Promise<boolean> {
    try {
      return (await fetch(`${balancer.url}/readyz`)).ok
    } catch {
      return false
    }
  }

  const acts = [
    { weight: 5, run: killApi },
    { weight: 1.5, run: killPostgres },
    {
      weight: 1.5,
      run: async () => {
        history.count('freezes of an API process')
        await random.pick(apis).freeze(random.between(1_000, 4_000))
      },
    },
    {
      weight: 2,
      run: async () => {
        history.count('jumps of the clock')
        await control('clock', { advance: `${random.between(20, 120)}s` })
      },
    },
  ]

  /** Begins again what died by itself, and counts it: the checker takes each for a violation. */
  async function supervise(): Promise<void> {
    for (const api of apis) {
      if (!api.hasDied()) continue
      history.note({ act: 'an API process died by itself' })
      history.count(DIED)
      await api.start()
    }
  }

  async function rage(signal: AbortSignal): Promise<void> {
    const sum = acts.reduce((total, { weight }) => total + weight, 0)
    // Each kind at least once, then at random.
    const begun = [killPostgres, killApi]
    while (!signal.aborted) {
      await sleep(random.between(2_000, 6_000), undefined, { signal }).catch(() => {})
      if (signal.aborted) return
      await supervise()
      let draw = random.next() * sum
      const act = acts.find(({ weight }) => (draw -= weight) < 0)
      try {
        await (begun.shift() ?? act?.run)?.()
      } catch (error) {
        history.note({ act: 'nemesis failed', why: String(error) })
        history.count('nemesis: failed itself')
      }
    }
  }

  return {
    recovery,
    lift,
    rage,
    curse: async () => {
      balancer.cut(0.02)
      for (const [index, rule] of API_FAULTS.entries()) {
        await control('faults', formOf({ ...rule, route: '* /v1/*', seed: `${seed}:${index}` }))
      }
      for (const [index, rule] of WEBHOOK_FAULTS.entries()) {
        if (rule.fault === 'drop' && !isDropping) continue
        await control('webhook_faults', formOf({ ...rule, seed: `${seed}:w${index}` }))
      }
    },
  }
}

function formOf(fields: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))
}
