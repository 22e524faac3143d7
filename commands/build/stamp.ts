import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

const OUTPUT_FOLDERS = new Set(['node_modules', 'dist', 'dist-types', 'generated', '.git'])

/** What a part of the build reads and writes, as paths below `root`. */
export type Stamped = { root: string; stamp: string; inputs: string[]; outputs: string[] }

/**
 * A fingerprint of every file below `inputs`, by name and content: the same after switching to a
 * branch and back, another one when a file was edited, renamed, added or deleted.
 */
export function fingerprint(root: string, inputs: string[]): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of inputs.flatMap((input) => listFiles(root, input)))
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** Whether the outputs are there and were built from exactly these inputs. */
export function isFresh(part: Stamped): boolean {
  const isBuilt = part.outputs.every((output) => existsSync(join(part.root, output)))
  const stamp = join(part.root, part.stamp)
  if (!isBuilt || !existsSync(stamp)) return false
  return readFileSync(stamp, 'utf8') === fingerprint(part.root, part.inputs)
}

/** Builds a part and stamps it with the inputs that it was built from; a failed build has none. */
export async function buildAndStamp(part: Stamped, build: () => Promise<void>): Promise<void> {
  // Taken before the build: an edit during it makes the next run build again.
  const inputs = fingerprint(part.root, part.inputs)
  const stamp = join(part.root, part.stamp)
  mkdirSync(dirname(stamp), { recursive: true })
  rmSync(stamp, { force: true })
  await build()
  writeFileSync(stamp, inputs)
}

function listFiles(root: string, path: string): string[] {
  const stats = statSync(join(root, path), { throwIfNoEntry: false })
  if (stats === undefined) return []
  if (!stats.isDirectory()) return [path]
  const names = readdirSync(join(root, path)).filter((name) => !OUTPUT_FOLDERS.has(name))
  return names.toSorted().flatMap((name) => listFiles(root, `${path}/${name}`))
}
