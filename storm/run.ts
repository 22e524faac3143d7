import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { INVARIANTS } from './check.ts'
import { storm, type StormReport } from './storm.ts'

/** 0: every invariant held. 1: one was broken. 3: they held, and too little happened to prove it. */
const VACUOUS = 3

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    json: { type: 'boolean', default: false },
  },
})
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
const begun = Date.now()
const report = await storm({
  seed: values.seed,
  minutes: Number(values.minutes),
  keepIn: join(tmpdir(), `paydesk-storm-${values.seed}`),
  signal: stop.signal,
  tell: (progress) => {
    const line = `  storm ${values.seed}: ${progress}`
    process.stderr.write(process.stderr.isTTY ? `\r\u001B[K${line}` : `${line}\n`)
  },
})
process.stderr.write('\n')
process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : describe(report))
process.exitCode = report.violations.length > 0 ? 1 : report.missing.length > 0 ? VACUOUS : 0

function describe({ seed, violations, missing, healing, recovery, ...rest }: StormReport): string {
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`
  const table = (title: string, rows: Record<string, number>) => [
    `\n  ${title}`,
    ...Object.entries(rows).map(([what, times]) => `    ${String(times).padStart(6)}  ${what}`),
  ]
  return [
    ...table('What happened', rest.counts),
    ...table('Faults at Stripe and on events’ ways', rest.faults),
    ...table('Met', rest.met),
    `\n  An API process was back after at most ${seconds(recovery.apiMs)}, Postgres after ${seconds(recovery.postgresMs)}.`,
    `  Healed in ${seconds(healing.ms)}: ${healing.mended} differences mended by reconciliation, in ${healing.passes} passes.`,
    ...(missing.length > 0
      ? ['\n  Vacuous: it never met', ...missing.map((what) => `    ${what}`)]
      : []),
    violations.length === 0
      ? `\n  Violations: 0. Seed ${seed}, ${seconds(Date.now() - begun)}.`
      : `\n  Violations: ${violations.length}. To repeat: npx pnpm@12 storm --seed ${seed} --minutes ${values.minutes}`,
    ...violations
      .slice(0, 40)
      .map(({ invariant, what }) => `    ${invariant}  ${what}  (${INVARIANTS[invariant]})`),
    '',
  ].join('\n')
}
