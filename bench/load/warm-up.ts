import { load } from './load.ts'
import type { Target } from './load.ts'

const MAX_WARM_UP_MS = 30_000

/** V8 compiles a hot path in its final form only after thousands of calls. Counts the answers. */
export async function warmUp(target: Target, wanted: number): Promise<number> {
  const giveUpAt = performance.now() + MAX_WARM_UP_MS
  let answers = 0
  while (answers < wanted && performance.now() < giveUpAt)
    answers += (await load(target, { connections: 16, seconds: 0.5 })).answers
  return answers
}
