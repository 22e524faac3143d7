import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load, type Target } from '../load/load.ts'
import { median, quantile } from '../load/quantile.ts'
import { warmUp } from '../load/warm-up.ts'
import type { Endings } from '../processes/endings.ts'
import { startServer } from '../processes/server.ts'
import { cpuMs } from '../processes/usage.ts'
import type { Report, Row, Suite } from '../suite.ts'
import { createIntent, payAtOnce } from './asks.ts'
import { watchMemory, type Memory } from './memory.ts'

export type Plan = {
  warmUpAnswers: number
  rounds: number
  roundSeconds: number
  payments: number
}

const THOROUGH: Plan = { warmUpAnswers: 20_000, rounds: 5, roundSeconds: 4, payments: 100_000 }
const QUICK: Plan = { warmUpAnswers: 1_000, rounds: 1, roundSeconds: 1, payments: 2_000 }

const CONNECTIONS = 16

type Figures = { perSecond: number; p50Ms: number; p99Ms: number; cpuMs: number | undefined }

/**
 * The Stripe sandbox with a data folder, each request under an idempotency key of its own, beside a
 * stub that answers from memory: how much the sandbox's care costs.
 */
export const sandbox: Suite = {
  name: 'sandbox',
  async run({ quick, profileFolder, endings, tell }) {
    const plan = quick ? QUICK : THOROUGH
    tell('starting the sandbox and the stub')
    const { stub, sandbox: measured, paying } = await startServers(endings, profileFolder)
    for (const target of [stub, measured]) {
      tell(`warming up the ${target.name}`)
      await warmUp(target, plan.warmUpAnswers)
    }
    const rounds = new Map<Target, Figures[]>([
      [stub, []],
      [measured, []],
    ])
    for (let round = 1; round <= plan.rounds; round++) {
      for (const [target, figures] of rounds) {
        tell(`round ${round} of ${plan.rounds}: ${target.name}`)
        figures.push(await oneRound(target, plan.roundSeconds))
      }
    }
    const memory = await watchMemory(paying, { payments: plan.payments, tell })
    return report({
      plan,
      stub: medians(rounds.get(stub) ?? []),
      sandbox: medians(rounds.get(measured) ?? []),
      memory,
    })
  },
}

type Servers = { stub: Target; sandbox: Target; paying: Target }

async function startServers(endings: Endings, profileFolder: string | undefined): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-bench-sandbox-'))
  endings.add(() => rmSync(folder, { recursive: true, force: true }))
  const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  const common = { env: {}, logFolder: folder }
  const stubServer = await startServer(
    { name: 'stub', script: file('canned-stub.ts'), ...common },
    endings,
  )
  const sandboxServer = await startServer(
    {
      name: 'sandbox',
      script: file('../../packages/stripe-sandbox/dist/cli.js'),
      args: ['--quiet', '--port', '0', '--data', join(folder, 'data')],
      nodeFlags:
        profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`],
      ...common,
    },
    endings,
  )
  const isIntent: Target['isRight'] = ({ status, body }) =>
    status === 200 && body.includes('_secret_')
  const isPaid: Target['isRight'] = ({ status, body }) =>
    status === 200 && body.includes('"status": "succeeded"')
  return {
    stub: { ...stubServer, name: 'stub', ask: createIntent, isRight: isIntent },
    sandbox: { ...sandboxServer, name: 'sandbox', ask: createIntent, isRight: isIntent },
    paying: { ...sandboxServer, name: 'sandbox', ask: payAtOnce, isRight: isPaid },
  }
}

async function oneRound(target: Target, seconds: number): Promise<Figures> {
  const before = cpuMs(target.pid)
  const round = await load(target, { connections: CONNECTIONS, seconds })
  const after = cpuMs(target.pid)
  return {
    perSecond: round.answers / round.seconds,
    p50Ms: quantile(round.latenciesMs, 0.5),
    p99Ms: quantile(round.latenciesMs, 0.99),
    cpuMs:
      before === undefined || after === undefined ? undefined : (after - before) / round.answers,
  }
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
  }
}

type Measured = { plan: Plan; stub: Figures; sandbox: Figures; memory: Memory }

function report({ plan, stub, sandbox: measured, memory }: Measured): Report {
  const { early, late, payments, perSecond } = memory
  const growth = early === undefined || late === undefined ? undefined : late / early
  return {
    title: `sandbox: creating a PaymentIntent at ${CONNECTIONS} connections, ${plan.rounds} rounds of ${plan.roundSeconds} s in turns`,
    head: ['', 'intents/s', 'p50 ms', 'p99 ms', 'CPU ms'],
    rows: [
      rowOf('stub', stub),
      rowOf('sandbox', measured),
      [
        'ratio',
        decimals(measured.perSecond / stub.perSecond),
        decimals(measured.p50Ms / stub.p50Ms),
        decimals(measured.p99Ms / stub.p99Ms),
        decimals(stub.cpuMs && measured.cpuMs && measured.cpuMs / stub.cpuMs),
      ],
    ],
    notes: [
      'The sandbox answers once a transaction is in its file; the stub keeps nothing.',
      `Then ${payments} payments (an intent, a card, a charge and its events each), ${perSecond.toFixed(0)} a second.`,
      ...(growth === undefined
        ? []
        : [
            `Memory of its own after a tenth of them: ${early?.toFixed(0)} MB, after all: ${late?.toFixed(0)} MB.`,
          ]),
    ],
    figures: new Map([
      ['sandbox.create.c16.throughputRatio', measured.perSecond / stub.perSecond],
      ['sandbox.create.c16.p99Ratio', measured.p99Ms / stub.p99Ms],
      ['sandbox.create.cpuMs', measured.cpuMs],
      ['sandbox.payments.perSecond', perSecond],
      ['sandbox.payments.memoryGrowth', growth],
      ['sandbox.memoryMb', late],
    ]),
  }
}

function rowOf(name: string, { perSecond, p50Ms, p99Ms, cpuMs: cpu }: Figures): Row {
  return [name, perSecond.toFixed(0), decimals(p50Ms), decimals(p99Ms), decimals(cpu, 3)]
}

function decimals(value: number | undefined, digits = 2): string {
  return value === undefined ? '' : value.toFixed(digits)
}
