import { mkdirSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's folder. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Where one installation keeps what it must not lose: `.paydesk/`, or PAYDESK_HOME. */
export type Home = {
  folder: string
  postgres: string
  sandbox: string
  log: string
  secrets: string
}

export function openHome(env: NodeJS.ProcessEnv): Home {
  const asked = env['PAYDESK_HOME'] ? resolve(env['PAYDESK_HOME']) : join(ROOT, '.paydesk')
  mkdirSync(asked, { recursive: true })
  const folder = realpathSync(asked)
  return {
    folder,
    postgres: join(folder, 'postgres'),
    sandbox: join(folder, 'sandbox'),
    log: join(folder, 'log'),
    secrets: join(folder, 'secrets.json'),
  }
}
