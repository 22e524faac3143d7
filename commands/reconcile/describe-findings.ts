/** A difference between Stripe's books and ours, as apps/api/src/reconcile-once.ts writes it. */
export type Finding = {
  kind: string
  orderId: string | null
  stripeId: string | null
  detail: string
  mended: boolean
}

/** One finding for each line of JSON. */
export function readFindings(output: string): Finding[] {
  const lines = output.split('\n').filter((line) => line.startsWith('{'))
  return lines.map((line): Finding => JSON.parse(line))
}

/** What differed, for a person: what is mended first, then what waits for them. */
export function describeFindings(
  findings: readonly Finding[],
  { dryRun }: { dryRun: boolean },
): string {
  if (findings.length === 0) return "  Stripe's books and ours agree."
  const mended = findings.filter((finding) => finding.mended)
  const open = findings.filter((finding) => !finding.mended)
  const parts = [
    mended.length > 0 && ['  Mended:', ...mended.map(describe)].join('\n'),
    open.length > 0 &&
      [
        dryRun ? '  Found, and left as it is:' : '  For you to look at:',
        ...open.map(describe),
      ].join('\n'),
    dryRun && '  What is safe to mend is mended by: pnpm reconcile',
    !dryRun &&
      open.length > 0 &&
      '  They stand in the table reconciliation_findings (pnpm studio): set closed_at when one is done with.',
  ]
  return parts.filter((part) => part !== false).join('\n\n')
}

function describe({ kind, orderId, stripeId, detail }: Finding): string {
  const about = [orderId && `order ${orderId}`, stripeId].filter(Boolean).join(', ')
  return `    ${kind}  ${detail}${about && ` (${about})`}`
}
