import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach } from 'vitest'

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

const started: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const kill of started.splice(0)) await kill()
})

export type Command = {
  url: string
  /** kill -9, and returns when the process is gone. */
  kill: () => Promise<void>
}

/** The command as a process of its own, once it listens; killed when the test ends. */
export async function startCommand(args: string[]): Promise<Command> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), CLI, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const gone = once(child, 'exit')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await gone
  }
  started.push(kill)
  const first: unknown = await Promise.race([
    once(child, 'message').then(([message]) => message),
    gone.then(() => null),
  ])
  if (typeof first !== 'object' || first === null || !('url' in first)) {
    throw new Error('The command ended before it listened')
  }
  return { url: String(first.url), kill }
}
