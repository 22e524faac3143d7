import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'
import { ROOT } from '../installation/home.ts'
import { Refusal } from '../terminal/refusal.ts'
import type { Life } from './life.ts'
import { endTree, spawnTree } from './tree.ts'

/** A program that does one thing and ends: `name` is looked up in the workspace's own binaries. */
export type Tool = {
  name: string
  args?: string[]
  workspace?: string
  env?: NodeJS.ProcessEnv
  /** Each line as it comes. Without it, and with `shown`, the tool writes to our terminal. */
  onLine?: (line: string) => void
  shown?: boolean
  timeoutMs?: number
}

const PATIENCE_MS = 10_000
const isWindows = process.platform === 'win32'

/** Runs a tool to its end: its exit code and everything that it wrote. Ends it when we must end. */
export async function runTool(life: Life, tool: Tool): Promise<{ code: number; output: string }> {
  life.signal.throwIfAborted()
  const cwd = join(ROOT, tool.workspace ?? '.')
  const bin = join(cwd, 'node_modules', '.bin', tool.name)
  const isOurs = tool.name !== 'node' && !tool.name.startsWith('apt')
  const command = isOurs ? (isWindows ? `"${bin}.cmd"` : bin) : tool.name
  const child = spawnTree(command, tool.args ?? [], {
    cwd,
    env: inOurColours(tool.env ?? process.env),
    shell: isOurs && isWindows,
    stdio: ['ignore', tool.shown ? 'inherit' : 'pipe', tool.shown ? 'inherit' : 'pipe'],
  })
  life.atEnd(() => endTree(child, () => child.kill('SIGINT'), PATIENCE_MS))
  const overdue = setTimeout(() => child.kill('SIGKILL'), tool.timeoutMs ?? 2 ** 31 - 1)
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      // Not every tool heeds NO_COLOR.
      lines.push(process.stdout.isTTY ? line : stripVTControlCharacters(line))
      tool.onLine?.(line)
    })
  }
  const [code]: unknown[] = await once(child, tool.shown ? 'exit' : 'close')
  clearTimeout(overdue)
  life.signal.throwIfAborted()
  return { code: typeof code === 'number' ? code : 1, output: lines.join('\n') }
}

// A tool sees a pipe and not our terminal, so we tell it whether colours are wanted.
function inOurColours(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (env['FORCE_COLOR'] || env['NO_COLOR']) return env
  return { ...env, [process.stdout.isTTY ? 'FORCE_COLOR' : 'NO_COLOR']: '1' }
}

/** Runs a tool and refuses when it fails, with everything that it wrote. */
export async function requireTool(life: Life, tool: Tool, failure: string): Promise<string> {
  const { code, output } = await runTool(life, tool)
  if (code !== 0) throw new Refusal(failure, output)
  return output
}
