import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../installation/home.ts'
import { isAnswered } from '../processes/ports.ts'

const READY_MS = 90_000

/** How a shop is started in a test. `as` is the user to run it as, which only root can choose. */
export type ShopOptions = {
  home: string
  command?: 'start' | 'dev' | 'studio' | 'orders'
  root?: string
  args?: string[]
  env?: NodeJS.ProcessEnv
  as?: { uid: number; gid: number }
}

/** A command as a person runs it, in a process of its own. */
export class ShopProcess implements AsyncDisposable {
  readonly child: ChildProcess
  readonly ports: { shop: number; sandbox: number }
  readonly #exit: Promise<number | null>
  #output = ''

  constructor(child: ChildProcess, ports: { shop: number; sandbox: number }) {
    this.child = child
    this.ports = ports
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => void (this.#output += text))
    this.#exit = once(child, 'close').then(([code]: unknown[]) =>
      typeof code === 'number' ? code : null,
    )
  }

  get address(): string {
    return `http://localhost:${this.ports.shop}`
  }

  get output(): string {
    return this.#output
  }

  /** Waits until `text` was printed; fails with the output when the command ends or takes too long. */
  async printed(text: string): Promise<void> {
    const until = performance.now() + READY_MS
    while (!this.#output.includes(text)) {
      const isOver = this.child.exitCode !== null || this.child.signalCode !== null
      if (isOver || performance.now() > until)
        throw new Error(`The command did not print "${text}":\n${this.#output}`)
      await nextMoment()
    }
  }

  /** Sends a signal to the command alone and returns its exit code, null when it was killed. */
  async signal(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal)
    return this.ended()
  }

  /** Waits for the end. */
  ended(): Promise<number | null> {
    return this.#exit
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.signal('SIGTERM')
  }
}

/** A new folder. Root's Postgres runs as somebody else, who must be able to pass through it. */
export function makeFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), name))
  chmodSync(folder, 0o755)
  return folder
}

/** Starts a command on ports of its own. */
export async function runShop(options: ShopOptions): Promise<ShopProcess> {
  const { home, command = 'start', root = ROOT, env = {}, as } = options
  const ports = { shop: await freePort(), sandbox: await freePort() }
  const args = [
    '--conditions=@paydesk/source',
    '--import',
    'tsx',
    join('commands', `${command}.ts`),
    ...(options.args ?? []),
  ]
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...defaults(),
      PORT: String(ports.shop),
      API_PORT: String(await freePort()),
      SANDBOX_PORT: String(ports.sandbox),
      STUDIO_PORT: String(ports.shop),
      PAYDESK_HOME: home,
      ...env,
    },
    ...as,
  })
  return new ShopProcess(child, ports)
}

/** An environment in which nothing is configured, whatever this machine's `.env` says. */
export function defaults(): NodeJS.ProcessEnv {
  const unset = ['DATABASE_URL', 'HOST', 'LOG_LEVEL', 'PUBLIC_URL', 'COOKIE_SECRET']
  const stripe = ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET']
  const empty = [...unset, ...stripe].map((name) => [name, ''])
  return { ...Object.fromEntries(empty), PATH: process.env['PATH'] }
}

/** Waits until none of the processes lives and nothing answers on the ports. */
export async function allGone(pids: number[], ports: number[]): Promise<void> {
  const until = performance.now() + 10_000
  for (;;) {
    const living = pids.filter((pid) => lives(pid))
    const answers = await Promise.all(ports.map((port) => isAnswered(port, '127.0.0.1')))
    if (living.length === 0 && !answers.includes(true)) return
    if (performance.now() > until) throw new Error(`Still there: processes ${living.join(', ')}`)
    await nextMoment()
  }
}

function lives(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.startsWith('Z')
}

/** A port that nobody uses now. */
export async function freePort(): Promise<number> {
  for (;;) {
    // Below the ports that the system gives to connections: none of those takes it meanwhile.
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    const server = createServer().listen(port, '127.0.0.1')
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    server.close()
    if (isFree) return port
  }
}

async function nextMoment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 50))
}
