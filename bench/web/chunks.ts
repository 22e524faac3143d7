import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export type Chunk = { file: string; gzipBytes: number }

/**
 * The built shop's scripts. Vite names a route's chunk for the module that the route imports, and
 * lists in index.html all that the entry needs.
 */
export function readBuild(webRoot: string) {
  const assets = join(webRoot, 'assets')
  const readAsset = (file: string) => readFileSync(join(assets, file), 'utf8')

  /** What the first page fetches: the shop's, as it is part of the entry. */
  function entryChunks(): string[] {
    const html = readFileSync(join(webRoot, 'index.html'), 'utf8')
    const named = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)]
    if (named.length === 0) throw new Error('index.html of the built shop names no script.')
    return named.map(([, file = '']) => file)
  }

  /** The chunk of a lazy module and all that it imports, now or later, but for what is there already. */
  function chunksOf(module: string, present: string[]): string[] {
    const hash = /^-[\w-]{8}\.js$/
    const chunk = readdirSync(assets).find(
      (file) => file.startsWith(module) && hash.test(file.slice(module.length)),
    )
    if (chunk === undefined) throw new Error(`The built shop has no chunk of ${module}.`)
    const seen = new Set(present)
    follow(chunk, seen)
    return [...seen].slice(present.length)
  }

  function follow(file: string, seen: Set<string>): void {
    if (seen.has(file)) return
    seen.add(file)
    const imports = readAsset(file).matchAll(/(?:from|import)\s*\(?\s*["'`]\.\/([\w.-]+\.js)["'`]/g)
    for (const [, imported = ''] of imports) follow(imported, seen)
  }

  return {
    entryChunks,
    chunksOf,
    measure: (file: string): Chunk => ({ file, gzipBytes: gzipSync(readAsset(file)).length }),
  }
}
