import { statSync } from 'node:fs'
import type { ImportOutcome } from '@paydesk/db/catalogue-file'
import type { Place } from '../shop/place.ts'
import { Refusal } from '../terminal/refusal.ts'
import { describeFaults } from './describe-faults.ts'
import { progressBar } from './progress-bar.ts'

type Asked = { url: string; path: string; skipBad: boolean }

/** Shows the way through the file, then what became of it. */
export async function importFrom({ life, steps }: Place, asked: Asked): Promise<number> {
  const { url, path, skipBad } = asked
  refuseMissing(path)
  // Imported late: the queries need the generated Prisma client.
  const { importCatalogue } = await import('@paydesk/db/catalogue-file')
  const { faults } = await steps.run(`Import of ${path}`, async (tell) => {
    const outcome = await importCatalogue(url, {
      path,
      skipBad,
      signal: life.signal,
      progress: ({ stage, share }) => tell.progress(`${progressBar(share)} ${stage}`),
    })
    if (outcome.outcome !== 'imported') throw refusalOf(outcome, path)
    tell.result(summary(outcome.counts))
    return outcome
  })
  if (faults.length > 0) steps.print(`\n${describeFaults(faults)}\n`)
  steps.print('\n  What you imported counts from the next quote on. To look at it: pnpm studio\n')
  return 0
}

function refuseMissing(path: string): void {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    throw new Refusal(`There is no file ${path}.`)
  }
}

function refusalOf(
  outcome: Exclude<ImportOutcome, { outcome: 'imported' }>,
  path: string,
): Refusal {
  switch (outcome.outcome) {
    case 'busy':
      return new Refusal('Another import is at work. Wait until it has ended, then try again.')
    case 'unreadable':
      return new Refusal('Nothing was imported.', describeFaults([outcome.fault]))
    case 'refused': {
      const { length } = outcome.faults
      const wrong = length === 1 ? 'one thing is' : `${length.toLocaleString('en')} things are`
      return new Refusal(
        `Nothing was imported: ${wrong} wrong. Mend that, or take the good rows alone: pnpm catalogue import ${path} --skip-bad`,
        describeFaults(outcome.faults),
      )
    }
  }
}

type Counts = Extract<ImportOutcome, { outcome: 'imported' }>['counts']

function summary({ added, changed, unchanged, skipped }: Counts): string {
  const parts = [
    [added, 'new'],
    [changed, 'changed'],
    [unchanged, 'unchanged'],
    [skipped, 'skipped'],
  ] as const
  const told = parts.filter(([count]) => count > 0)
  if (told.length === 0) return 'no rows'
  return told.map(([count, what]) => `${count.toLocaleString('en')} ${what}`).join(', ')
}
