import { readEnv } from './env.ts'
import { createLog } from './log.ts'
import { openDeps } from './open-deps.ts'
import { reconcile } from './reconciliation/reconcile.ts'

/** One comparison of the books, as a process: each finding as a line of JSON. `--dry-run` only looks. */
async function main(): Promise<void> {
  const deps = openDeps(readEnv(process.env), createLog('silent'))
  try {
    const findings = await reconcile(deps, { dryRun: process.argv.includes('--dry-run') })
    for (const finding of findings) process.stdout.write(`${JSON.stringify(finding)}\n`)
  } finally {
    await deps.db.close()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
