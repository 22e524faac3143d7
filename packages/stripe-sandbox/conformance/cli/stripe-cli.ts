import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

type Platforms = Record<string, { pkg: string; bin: string } | undefined>

const PATIENCE_MS = 20_000

/** The executable for this machine: the package `@stripe/cli` depends on one for each platform. */
function executable(): string {
  const wrapper = fileURLToPath(import.meta.resolve('@stripe/cli/package.json'))
  const platforms: Platforms = JSON.parse(
    readFileSync(join(dirname(wrapper), 'platforms.json'), 'utf8'),
  )
  const platform = platforms[`${process.platform}-${process.arch}`]
  if (platform === undefined) throw new Error('Stripe has no CLI for this platform')
  const owner = createRequire(wrapper).resolve(`${platform.pkg}/package.json`)
  return join(dirname(owner), 'bin', platform.bin)
}

export type Output = { code: number | null; stdout: string; stderr: string }

export type StripeCli = {
  run: (...args: string[]) => Promise<Output>
  /** Against the sandbox at this URL, with its answer read as JSON. */
  ask: (url: string, ...args: string[]) => Promise<unknown>
  remove: () => void
}

/** The official CLI with a home folder of its own, so that it finds no account of anybody's. */
export function installStripeCli(): StripeCli {
  const home = mkdtempSync(join(tmpdir(), 'stripe-cli-'))
  const path = executable()

  async function run(...args: string[]): Promise<Output> {
    const child = spawn(path, args, {
      env: { HOME: home, USERPROFILE: home, STRIPE_CLI_TELEMETRY_OPTOUT: '1', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    const [code] = await once(child, 'close')
    return { code, stdout, stderr }
  }

  return {
    run,
    ask: async (url, ...args) => {
      const { code, stdout, stderr } = await run(...args, ...toSandbox(url))
      if (code !== 0) throw new Error(`stripe ${args.join(' ')}: ${stdout}${stderr}`)
      // Before it deletes something it says where.
      return JSON.parse(stdout.slice(stdout.indexOf('{')))
    },
    remove: () => rmSync(home, { recursive: true }),
  }
}

/** The hidden flag takes hosts of Stripe and this machine only. */
export function toSandbox(url: string): string[] {
  return ['--api-base', url, '--api-key', 'sk_test_sandboxsandbox']
}
