import { createWriteStream, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Place } from '../shop/place.ts'
import { Refusal } from '../terminal/refusal.ts'

type Asked = { url: string; path: string | undefined }

/** To a file, which appears when it is whole, or to standard output. */
export async function exportTo({ steps }: Place, { url, path }: Asked): Promise<number> {
  if (path !== undefined) refuseWhatIsNoFile(path)
  const { exportCatalogue } = await import('@paydesk/db/catalogue-file')
  await steps.run(path === undefined ? 'Export' : `Export to ${path}`, async (tell) => {
    const progress = (rows: number) => tell.progress(`${rows.toLocaleString('en')} products`)
    const rows =
      path === undefined
        ? await exportCatalogue(url, { out: process.stdout, withMark: false, progress })
        : await toFile(path, (out) => exportCatalogue(url, { out, withMark: true, progress }))
    tell.result(`${rows.toLocaleString('en')} products`)
  })
  if (path !== undefined) {
    steps.print(`\n  Change it in a spreadsheet, then: pnpm catalogue import ${path}\n`)
  }
  return 0
}

/** The finished file takes the place of what has its name: of a device, that would be its end. */
export function refuseWhatIsNoFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found || found.isFile()) return
  throw new Refusal(
    `${path} is not an ordinary file. Name one, or none at all: then the catalogue goes to standard output.`,
  )
}

async function toFile(path: string, write: (out: Writable) => Promise<number>): Promise<number> {
  const unfinished = `${path}.part`
  const out = createWriteStream(unfinished)
  try {
    const rows = await write(out)
    out.end()
    await finished(out)
    await rename(unfinished, path)
    return rows
  } catch (error) {
    out.destroy()
    await rm(unfinished, { force: true })
    throw error
  }
}
