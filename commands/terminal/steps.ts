import { stripVTControlCharacters } from 'node:util'
import { chooseColour } from './colour.ts'

/** What a running step may tell: `progress` while it works, `result` beside its finished line. */
export type Tell = { progress: (text: string) => void; result: (text: string) => void }

type Output = { write: (text: string) => unknown; isTTY?: boolean; columns?: number }

const REDRAW_MS = 200
const SIGN_OF_LIFE_MS = 10_000

/** A duration as people read it: `84 ms`, `1.2 s`, `2 min 05 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}

/**
 * Prints each step as one line with a tick and its time. On a terminal the line is alive while the
 * step runs; in a log (CI, a pipe) a long step says every ten seconds that it still works.
 */
export function makeSteps(output: Output, env: NodeJS.ProcessEnv) {
  const colour = chooseColour(output, env)
  const isLive = output.isTTY === true && !env['CI']

  async function run<T>(title: string, work: (tell: Tell) => Promise<T>): Promise<T> {
    const begun = performance.now()
    const elapsed = () => formatDuration(performance.now() - begun)
    let [progress, result] = ['', '']
    const clear = () => isLive && output.write('\r\u001B[K')
    const show = () => {
      const line = `  ${isLive ? '◌' : '…'} ${title}  ${elapsed()}  ${stripVTControlCharacters(progress).trim()}`
      const width = isLive ? (output.columns || 80) - 1 : 160
      clear()
      output.write(colour.dim(line.trimEnd().slice(0, width)) + (isLive ? '' : '\n'))
    }
    const timer = setInterval(show, isLive ? REDRAW_MS : SIGN_OF_LIFE_MS)
    const finish = (mark: string) => {
      clearInterval(timer)
      clear()
      const detail = result && colour.dim(`  ${result}`)
      output.write(`  ${mark} ${title}${detail}  ${colour.dim(elapsed())}\n`)
    }
    try {
      const value = await work({
        progress: (text) => void (progress = text),
        result: (text) => void (result = text),
      })
      finish(colour.green('✓'))
      return value
    } catch (error) {
      finish(colour.red('✗'))
      throw error
    }
  }

  return { run, colour, print: (text = '') => void output.write(`${text}\n`) }
}

export type Steps = ReturnType<typeof makeSteps>
