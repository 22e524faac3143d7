import { parseArgs } from 'node:util'
import { catalogue } from './catalogue/suite.ts'
import { createIntent } from './create-intent/suite.ts'
import { format, formatJson, progressLine } from './print.ts'
import { createEndings } from './processes/endings.ts'
import type { Report } from './suite.ts'
import { pricing } from './pricing/suite.ts'
import { sandbox } from './sandbox/suite.ts'
import { web } from './web/suite.ts'
import { webhooks } from './webhooks/suite.ts'

const suites = [createIntent, catalogue, pricing, sandbox, web, webhooks]

const usage = `pnpm bench [${suites.map(({ name }) => name).join('|')}] [--json] [--quick] [--profile <folder>]`

const endings = createEndings()
let exiting: Promise<never> | undefined

function exit(code: number): Promise<never> {
  return (exiting ??= endings.run().then(() => process.exit(code)))
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  })
  const asked = suites.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name))
  if (unknown.length > 0) throw new Error(`There is no suite ${unknown.join(', ')}.\n${usage}`)

  const tell = progressLine(process.stderr)
  const reports: Report[] = []
  for (const suite of asked) {
    const { quick, profile: profileFolder } = values
    const report = await suite.run({ quick, profileFolder, endings, tell })
    tell('')
    console.log(`\n${format(report)}\n`)
    reports.push(report)
  }
  if (values.json) console.log(formatJson(reports))
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)
  process.on(signal, () => void exit(code))

try {
  await main()
  await exit(0)
} catch (error) {
  // Once we are ending, the servers go, and what was under way fails: that is no news.
  if (exiting === undefined) console.error(error instanceof Error ? error.message : error)
  await exit(1)
}
