import { watch } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../installation/home.ts'
import type { Life } from './life.ts'

const SETTLE_MS = 100

/**
 * Calls `change` with a file's path when a source below one of `folders` changed; changes close to
 * each other count once, and one that comes while `change` works is told when it is done.
 */
export function onSourceChange(
  life: Life,
  folders: string[],
  change: (file: string) => Promise<void>,
): void {
  let changed = ''
  let isBusy = false
  const settle = async () => {
    if (isBusy || !changed) return
    isBusy = true
    const file = changed
    changed = ''
    await change(file).catch(life.fail)
    isBusy = false
    void settle()
  }
  for (const folder of folders) {
    const watcher = watch(join(ROOT, folder), { recursive: true }, (_, name) => {
      if (!name || !/(?<!\.test)\.(ts|sql)$/.test(name)) return
      changed = join(folder, name)
      setTimeout(() => void settle(), SETTLE_MS)
    })
    life.atEnd(() => watcher.close())
  }
}
