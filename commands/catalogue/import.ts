import { statSync } from 'node:fs'
import type { FileFault, Imported } from '@paydesk/db/catalogue-file'
import type { Place } from '../shop/place.ts'
import { Refusal } from '../terminal/refusal.ts'
import { progressBar } from './progress-bar.ts'

type Asked = { url: string; path: string; skipBad: boolean }

/** Shows the way through the file, then what became of it. */
export async function importFrom({ life, steps }: Place, asked: Asked): Promise<number> {
  const { path } = asked
  const size = sizeOf(path)
  // Imported late: the queries need the generated Prisma client.
  const { importCatalogue } = await import('@paydesk/db/catalogue-file')
  const imported = await steps.run(`Import of ${path}`, async (tell) => {
    const result = await importCatalogue(asked.url, {
      ...asked,
      signal: life.signal,
      progress: (bytes, rows) =>
        tell.progress(`${progressBar(bytes / size)} ${rows.toLocaleString('en')} rows`),
    }).catch(refuseUnreadable)
    tell.result(summary(result))
    return result
  })
  const { faults, isKept } = imported
  if (faults.length > 0) steps.print(`\n${table(faults)}\n`)
  if (!isKept) {
    throw new Refusal(
      `Nothing was imported: ${faults.length === 1 ? 'one thing is' : `${faults.length} things are`} wrong. Mend that, or take the good rows alone: pnpm catalogue import ${path} --skip-bad`,
    )
  }
  steps.print('\n  What you imported counts from the next quote on. To look at it: pnpm studio\n')
  return 0
}

function sizeOf(path: string): number {
  try {
    return Math.max(1, statSync(path).size)
  } catch {
    throw new Refusal(`There is no file ${path}.`)
  }
}

/** csv-parse and our check of the header say what is wrong with the table as a whole. */
function refuseUnreadable(error: unknown): never {
  if (error instanceof Error && (error.name === 'Error' || 'record' in error)) {
    throw new Refusal(`${error.message} Nothing was imported.`)
  }
  throw error
}

function summary({ rows, added, changed, unchanged, isKept }: Imported): string {
  if (!isKept) return `${rows.toLocaleString('en')} rows, none kept`
  const skipped = rows - added - changed - unchanged
  const parts = [
    [added, 'new'],
    [changed, 'changed'],
    [unchanged, 'unchanged'],
    [skipped, 'skipped'],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count.toLocaleString('en')} ${what}`)
    .join(', ')
}

const SHOWN = 100

function table(faults: readonly FileFault[]): string {
  const lines = faults.slice(0, SHOWN).map(({ line, column, why }) => {
    return `  line ${String(line).padEnd(6)} ${column.padEnd(16)} ${why}`
  })
  if (faults.length > SHOWN) lines.push(`  and ${faults.length - SHOWN} more`)
  return lines.join('\n')
}
