import type { FileFault } from '@paydesk/db/catalogue-file'

const SHOWN = 100

/** A line for each of the first hundred, so that those stay on the screen, and how many more there are. */
export function describeFaults(faults: readonly FileFault[]): string {
  const lines = faults.slice(0, SHOWN).map(({ line, column, why }) => {
    return `  line ${String(line).padEnd(6)} ${(column ?? 'the row').padEnd(16)} ${why}`
  })
  const more = faults.length - SHOWN
  if (more > 0) lines.push(`  and ${more.toLocaleString('en')} more`)
  return lines.join('\n')
}
