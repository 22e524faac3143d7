import { parseArgs } from 'node:util'
import { buildParts } from './build/build.ts'
import { PRISMA_CLIENT, SERVERS } from './build/parts.ts'
import { keepSecrets } from './installation/secrets.ts'
import { runCommand } from './processes/life.ts'
import { isAnswered } from './processes/ports.ts'
import { runTool } from './processes/tool.ts'
import { describeFindings, readFindings } from './reconcile/describe-findings.ts'
import { apiService } from './shop/api.ts'
import { openDatabase, prepareDatabase } from './shop/database.ts'
import { startSandbox } from './shop/payments.ts'
import { openPlace } from './shop/place.ts'
import { Refusal } from './terminal/refusal.ts'

await runCommand(async (life) => {
  const dryRun = isDryRun(process.argv.slice(2))
  const opened = openPlace(life)
  const place = { ...opened, secrets: keepSecrets(opened.home.secrets) }
  const { steps, settings } = place
  const { port } = settings
  await buildParts(life, steps, [PRISMA_CLIENT, SERVERS])
  const databaseUrl = await openDatabase(place)
  await prepareDatabase(place, databaseUrl)
  const isSandboxUp =
    settings.stripe.kind === 'stripe' || (await isAnswered(settings.sandboxPort, '127.0.0.1'))
  if (!isSandboxUp) {
    await startSandbox(place, { script: ['packages/stripe-sandbox/dist/cli.js'], apiPort: port })
  }
  const findings = await steps.run("Stripe's books and ours", async (tell) => {
    const script = ['apps/api/dist/reconcile-once.js', ...(dryRun ? ['--dry-run'] : [])]
    const { args, env } = apiService(place, { script, databaseUrl, port })
    const { code, output } = await runTool(life, { name: 'node', args, env })
    if (code !== 0) throw new Refusal('The books could not be compared.', output)
    const found = readFindings(output)
    tell.result(found.length === 1 ? '1 difference' : `${found.length} differences`)
    return found
  })
  steps.print(`\n${describeFindings(findings, { dryRun })}\n`)
  return findings.some(({ mended }) => !mended) ? 1 : 0
})

function isDryRun(args: string[]): boolean {
  try {
    const { values } = parseArgs({ args, options: { 'dry-run': { type: 'boolean' } } })
    return values['dry-run'] ?? false
  } catch {
    throw new Refusal('pnpm reconcile [--dry-run]')
  }
}
