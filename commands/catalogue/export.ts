import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Place } from '../shop/place.ts'

type Asked = { url: string; path: string | undefined }

/** To a file, which appears when it is whole, or to standard output. */
export async function exportTo({ steps }: Place, { url, path }: Asked): Promise<number> {
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
