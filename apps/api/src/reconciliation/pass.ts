import { recordFinding, type Finding } from '@paydesk/db'
import type { Deps } from '../deps.ts'

/** One comparison of the books. */
export type Pass = {
  deps: Deps
  /** Looks and tells, and changes nothing. */
  dryRun: boolean
  /** Notes a difference; what is safe to mend is mended by `mend`, unless the run is dry. */
  found: (finding: Omit<Finding, 'mended'>, mend?: () => Promise<unknown>) => Promise<void>
}

export function beginPass(deps: Deps, dryRun: boolean): Pass & { findings: Finding[] } {
  const findings: Finding[] = []
  return {
    deps,
    dryRun,
    findings,
    found: async (difference, mend) => {
      const finding = { ...difference, mended: mend !== undefined && !dryRun }
      findings.push(finding)
      if (dryRun) return
      await mend?.()
      const isNew = await recordFinding(deps.db.pool, finding)
      if (finding.mended) deps.log.warn({ finding }, 'the books differed: mended')
      else if (isNew) deps.log.error({ finding }, 'the books differ: somebody must look')
    },
  }
}
