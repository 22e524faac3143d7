import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './service.ts'

export type Studio = { url: string; stop: () => Promise<void> }

/** `pnpm studio` in a folder of its own: Prisma Studio over a shop as it is when it is new. */
export async function startStudio(): Promise<Studio> {
  const home = mkdtempSync(join(tmpdir(), 'paydesk-studio-'))
  // Root's Postgres runs as somebody else, who must be able to pass through it.
  chmodSync(home, 0o755)
  const port = await freePort()
  const args = ['--conditions=@paydesk/source', '--import', 'tsx', 'commands/studio.ts']
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, PAYDESK_HOME: home, STUDIO_PORT: String(port), DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('Prisma Studio is open')) resolve()
    })
    child.once('exit', () => reject(new Error(`Studio ended:\n${said}`)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await exit
    rmSync(home, { recursive: true, force: true })
  }
  return { url: `http://localhost:${port}`, stop }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
