import { ROOT } from '../installation/home.ts'
import type { Life } from '../processes/life.ts'
import { requireTool } from '../processes/tool.ts'
import type { Steps } from '../terminal/steps.ts'
import type { Part } from './parts.ts'
import { buildUnlessFresh, isFresh, type Stamped } from './stamp.ts'

/** Builds the parts that are not fresh, each as a step; those that are share one line. */
export async function buildParts(life: Life, steps: Steps, parts: Part[]): Promise<void> {
  const stale = parts.filter((part) => !isFresh(stamped(part)))
  if (stale.length === 0) return steps.run('Build', async (tell) => tell.result('up to date'))
  for (const part of stale) {
    await steps.run(part.title, async (tell) => {
      const tool = { ...part.tool, onLine: tell.progress }
      await buildUnlessFresh(stamped(part), async () => {
        await requireTool(life, tool, part.failure)
      })
    })
  }
}

// The stamps lie beside the outputs, in the checkout: two installations may share one build.
function stamped({ title, inputs, outputs }: Part): Stamped {
  const stamp = `dist/stamps/${title.toLowerCase().replaceAll(' ', '-')}`
  return { root: ROOT, stamp, inputs, outputs }
}
