// Every view in light and dark, on a phone and a desktop: npx tsx e2e/sandbox/inspector/screenshots.ts <folder>
// The picture in the sandbox's README is payment-story.png of them.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../../chromium.ts'
import { startSandbox, type RunningSandbox } from '../running-sandbox.ts'
import { fillAccount } from './demo-account.ts'
import { startReceiver } from './receiver.ts'

const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>
const SCHEMES = ['light', 'dark'] as const

const VIEWS = [
  'payments',
  'customers',
  'setup-intents',
  'events',
  'requests',
  'webhooks',
  'faults',
  'sandbox',
] as const

async function shootViews(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  for (const view of VIEWS) {
    await page.goto(`/${view}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForTimeout(300)
    await take(view)
    const row = page.locator('[data-row] a').first()
    if ((await row.count()) === 0) continue
    await row.click()
    await page.getByRole('article').waitFor()
    await page.waitForTimeout(300)
    await take(`${view}-one`)
  }
  for (const what of ['Walnut tray', 'Matcha bowl', 'Brass compass']) {
    await page.goto(`/payments?search=${encodeURIComponent(what)}`)
    await page.locator('[data-row] a').first().click()
    await page.getByText('Timeline').waitFor()
    await page.waitForTimeout(300)
    await take(`payment-${what.split(' ')[0]}`)
  }
  await page.keyboard.press('?')
  await take('keys')
}

/** For the README: one payment with a story. */
async function shootStory(browser: Browser, sandbox: RunningSandbox, path: string): Promise<void> {
  const page = await browser.newPage({
    baseURL: sandbox.url,
    viewport: { width: 1280, height: 800 },
  })
  await page.goto('/payments')
  await page.getByRole('link', { name: 'Walnut tray' }).click()
  await page.getByRole('link', { name: 'charge.refunded', exact: true }).waitFor()
  await page.mouse.move(0, 0)
  await page.screenshot({ path })
  await page.close()
}

async function shootAll(browser: Browser, sandbox: RunningSandbox, folder: string): Promise<void> {
  for (const [device, options] of Object.entries(DEVICES)) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({
        baseURL: sandbox.url,
        colorScheme,
        reducedMotion: 'reduce',
        ...options,
      })
      const page = await context.newPage()
      page.on(
        'console',
        (message) => message.type() === 'error' && process.stderr.write(`${message.text()}\n`),
      )
      page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`))
      await shootViews(page, async (name) => {
        await page.screenshot({ path: join(folder, `${name}.${device}.${colorScheme}.png`) })
      })
      await context.close()
    }
  }
}

const folder = process.argv[2]
if (!folder) throw new Error('Where to? npx tsx e2e/sandbox/inspector/screenshots.ts <folder>')
mkdirSync(folder, { recursive: true })
const sandbox = await startSandbox()
const receiver = await startReceiver()
const browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS })
try {
  const context = await browser.newContext({ baseURL: sandbox.url, ...DEVICES.desktop })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByText('No payment yet').waitFor()
  await page.screenshot({ path: join(folder, 'empty.png') })
  await context.close()
  await fillAccount(sandbox.stripe, receiver.url)
  await shootStory(browser, sandbox, join(folder, 'payment-story.png'))
  await shootAll(browser, sandbox, folder)
} finally {
  await browser.close()
  await sandbox.close()
  await receiver.close()
}
