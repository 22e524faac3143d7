import { ROOT } from '../installation/home.ts'
import type { Life } from '../processes/life.ts'
import { requireTool } from '../processes/tool.ts'
import type { Steps } from '../terminal/steps.ts'
import type { Part } from './parts.ts'
import { buildAndStamp, isFresh, type Stamped } from './stamp.ts'

/** Builds the parts whose inputs changed since they were built, each as a step. */
export async function buildParts(life: Life, steps: Steps, parts: Part[]): Promise<void> {
  const stale = await steps.run('Build', async (tell) => {
    const changed = parts.filter((part) => !isFresh(stamped(part)))
    tell.result(changed.length > 0 ? `${changed.length} of ${parts.length} to make` : 'up to date')
    return changed
  })
  for (const part of stale) {
    await steps.run(part.title, (tell) =>
      buildAndStamp(stamped(part), async () => {
        await requireTool(life, { ...part.tool, onLine: tell.progress }, part.failure)
      }),
    )
  }
}

// The stamps lie beside the outputs, in the checkout: two installations may share one build.
function stamped({ title, inputs, outputs }: Part): Stamped {
  const stamp = `dist/stamps/${title.toLowerCase().replaceAll(' ', '-')}`
  return { root: ROOT, stamp, inputs, outputs }
}
