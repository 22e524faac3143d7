import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Tool } from '../processes/tool.ts'
import { findBrowser, type Workshop } from './find-browser.ts'

const tell = { progress: () => {}, result: () => {} }
const DOWNLOADED = '/cache/playwright/chrome'

/** A machine where `installed` start, and where running a tool makes `installs[its arguments]` start. */
function makeMachine(machine: {
  installed?: string[]
  installs?: Record<string, string>
  env?: NodeJS.ProcessEnv
}) {
  const { installed = [], installs = {}, env = {} } = machine
  const there = new Set(installed)
  const ran: string[] = []
  const workshop: Workshop = {
    env: { PATH: '/usr/bin', ...env },
    works: (path) => there.has(path),
    run: async ({ name, args = [] }: Tool) => {
      const command = [name, ...args].join(' ')
      ran.push(command)
      const brought = installs[command]
      if (brought) there.add(brought)
      return { code: brought ? 0 : 1, output: '' }
    },
    playwrightPath: () => DOWNLOADED,
    isRoot: false,
  }
  return { workshop, ran }
}

describe('findBrowser', () => {
  it('takes CHROMIUM_PATH before anything else, and refuses one that does not start', async () => {
    const env = { CHROMIUM_PATH: '/opt/chrome' }
    const good = makeMachine({ installed: ['/opt/chrome', '/usr/bin/chromium'], env })
    expect(await findBrowser(good.workshop, tell)).toBe('/opt/chrome')
    const bad = makeMachine({ installed: ['/usr/bin/chromium'], env })
    await expect(findBrowser(bad.workshop, tell)).rejects.toThrow('CHROMIUM_PATH is /opt/chrome')
  })

  it('uses an installed browser and fetches nothing', async () => {
    const path = join('/usr/bin', 'google-chrome')
    const { workshop, ran } = makeMachine({ installed: [path] })
    expect(await findBrowser(workshop, tell)).toBe(path)
    expect(ran).toEqual([])
  })

  it("uses Playwright's earlier download", async () => {
    const { workshop, ran } = makeMachine({ installed: [DOWNLOADED] })
    expect(await findBrowser(workshop, tell)).toBe(DOWNLOADED)
    expect(ran).toEqual([])
  })

  it("fetches Playwright's when there is none", async () => {
    const { workshop } = makeMachine({ installs: { 'playwright install chromium': DOWNLOADED } })
    expect(await findBrowser(workshop, tell)).toBe(DOWNLOADED)
  })

  it('tells an ordinary user what to install when the download fails', async () => {
    const { workshop, ran } = makeMachine({})
    await expect(findBrowser(workshop, tell)).rejects.toThrow('sudo apt-get install chromium')
    expect(ran).toEqual(['playwright install chromium'])
  })
})
