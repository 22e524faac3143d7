import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Life } from '../processes/life.ts'
import { runTool, type Tool } from '../processes/tool.ts'
import { Refusal } from '../terminal/refusal.ts'
import type { Tell } from '../terminal/steps.ts'

const ON_PATH = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
]
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const DOWNLOAD_MS = 180_000

/** How to look and to install: replaced in tests, since a test must not install a browser. */
export type Workshop = {
  env: NodeJS.ProcessEnv
  works: (path: string) => boolean
  run: (tool: Tool) => Promise<{ code: number; output: string }>
  playwrightPath: () => string
  isRoot: boolean
}

/** The real machine. */
export function workshopOf(life: Life, env: NodeJS.ProcessEnv): Workshop {
  return {
    env,
    works,
    run: (tool) => runTool(life, tool),
    playwrightPath: () => chromium.executablePath(),
    isRoot: process.getuid?.() === 0,
  }
}

/**
 * A Chromium that starts on this machine: CHROMIUM_PATH, one that is installed, Playwright's own,
 * Playwright's download, or Debian's package when we may install one. Refuses with what to do.
 */
export async function findBrowser(workshop: Workshop, tell: Tell): Promise<string> {
  const { env, run } = workshop
  const asked = env['CHROMIUM_PATH']
  if (asked) {
    if (workshop.works(asked)) return asked
    throw new Refusal(`CHROMIUM_PATH is ${asked}, and no browser starts from there.`)
  }
  const found = firstWorking(workshop)
  if (found) return found

  tell.progress("fetching Playwright's Chromium")
  await run({ ...PLAYWRIGHT, args: ['install', 'chromium'], onLine: tell.progress })
  if (workshop.works(workshop.playwrightPath())) return workshop.playwrightPath()

  if (workshop.isRoot && existsSync('/usr/bin/apt-get')) {
    tell.progress("installing Debian's chromium")
    const apt = { name: 'apt-get', env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }
    await run({ ...apt, args: ['update'], onLine: tell.progress })
    await run({ ...apt, args: ['install', '--yes', 'chromium'], onLine: tell.progress })
    // It came, but lacks the system's libraries: on Ubuntu `chromium` is no package of files.
    if (existsSync(workshop.playwrightPath()))
      await run({ ...PLAYWRIGHT, args: ['install-deps', 'chromium'], onLine: tell.progress })
  }
  const installed = firstWorking(workshop)
  if (installed) return installed
  throw new Refusal(
    'The browser tests need Chromium, Chrome or Edge, and none could be found or fetched. ' +
      'Install one of them (on Debian: `sudo apt-get install chromium`), or point CHROMIUM_PATH to it.',
  )
}

const PLAYWRIGHT: Tool = { name: 'playwright', workspace: 'e2e', timeoutMs: DOWNLOAD_MS }

function firstWorking(workshop: Workshop): string | undefined {
  const folders = (workshop.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const candidates = [
    ...ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...MAC_APPS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
    workshop.playwrightPath(),
  ]
  return candidates.find((path) => workshop.works(path))
}

// Ubuntu's chromium-browser is a stub that only asks for a snap, and a download may lack system
// libraries: being there is not enough, it has to run.
function works(path: string): boolean {
  if (!existsSync(path)) return false
  return spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0
}
