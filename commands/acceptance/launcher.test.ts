import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../installation/home.ts'
import { descendantsOf } from '../processes/tree.ts'
import { allGone, defaults, freePort, makeFolder, ShopProcess } from './shop-process.ts'

// npx passes no signal on to the script that it began, so it is enough to stand in for it by a
// program of its name that starts the command and is then killed.
const NPX = `
  const { spawn } = require('node:child_process')
  const [command, ...args] = process.argv.slice(2)
  spawn(command, args, { stdio: 'inherit', detached: true })
`

describe.skipIf(process.platform === 'win32')('a command whose npx was killed', () => {
  let folder = ''
  beforeAll(() => void (folder = makeFolder('paydesk npx ')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('ends with all that it started, and its ports are free', async () => {
    const npx = join(folder, 'npx-cli.js')
    writeFileSync(npx, NPX)
    const ports = { shop: await freePort(), sandbox: await freePort() }
    const start = ['--conditions=@paydesk/source', '--import', 'tsx', 'commands/start.ts']
    const child = spawn(process.execPath, [npx, process.execPath, ...start], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...defaults(),
        PAYDESK_HOME: join(folder, 'home'),
        PORT: String(ports.shop),
        SANDBOX_PORT: String(ports.sandbox),
      },
    })
    const shop = new ShopProcess(child, ports)
    await shop.printed('Ctrl-C stops everything')
    const started = descendantsOf(child.pid ?? 0)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(started.length).toBeGreaterThanOrEqual(4)
    await allGone(started, Object.values(ports))
  })
})
