// Every view in light and dark, on a phone and a desktop: npx tsx e2e/sandbox/inspector/screenshots.ts <folder>
// The picture in the sandbox's README is payment-story.png of them.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  chromium,
  expect,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test'
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../../chromium.ts'
import { startSandbox, type RunningSandbox } from '../running-sandbox.ts'
import { fillAccount } from './demo-account.ts'
import { startReceiver } from './receiver.ts'

const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} as const satisfies Record<string, BrowserContextOptions>
const SCHEMES = ['light', 'dark'] as const

const LISTS = ['payments', 'customers', 'setup-intents', 'events', 'requests', 'webhooks'] as const
const PAGES = ['faults', 'sandbox'] as const

type Take = (name: string) => Promise<void>

async function loaded(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByLabel('Loading')).toHaveCount(0)
}

async function openFirst(page: Page): Promise<void> {
  await page.locator('[data-row] a').first().click()
  await expect(page.getByRole('article')).toBeVisible()
  await expect(page.getByLabel('Loading')).toHaveCount(0)
}

async function shootViews(page: Page, take: Take): Promise<void> {
  for (const view of LISTS) {
    await page.goto(`/${view}`)
    await loaded(page)
    await take(view)
    await openFirst(page)
    await take(`${view}-one`)
  }
  for (const view of PAGES) {
    await page.goto(`/${view}`)
    await loaded(page)
    await take(view)
  }
  for (const what of ['Walnut tray', 'Matcha bowl', 'Brass compass']) {
    await page.goto(`/payments?search=${encodeURIComponent(what)}`)
    await openFirst(page)
    await take(`payment-${what.split(' ')[0]}`)
  }
  await page.goto('/events?search=charge.refunded')
  await openFirst(page)
  await page.getByText('Answered after').click()
  await take('event-delivered')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await take('keys')
}

/** In accounts of their own, each with nothing in it at first: what is seen seldom. */
async function shootWebhooks(page: Page, account: string, take: Take): Promise<void> {
  await page.goto(`/webhooks?account=${account}`)
  await expect(page.getByRole('heading', { name: 'Nobody listens yet' })).toBeVisible()
  await take('webhooks-none')
  await page.getByRole('button', { name: 'Add an endpoint…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('URL').fill('https://shop.example/hooks/stripe/'.padEnd(180, 'long-'))
  await dialog.getByLabel('Events').fill('payment_intent.paid')
  await dialog.getByRole('button', { name: 'Add it' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await take('webhooks-refused')
  await dialog.getByLabel('Events').fill('payment_intent.succeeded charge.refunded')
  await dialog.getByRole('button', { name: 'Add it' }).click()
  await expect(page.getByRole('region', { name: 'New signing secret' })).toBeVisible()
  await take('webhooks-secret')
  await openFirst(page)
  await page.getByRole('button', { name: 'Roll the secret…' }).click()
  await dialog.getByRole('button', { name: 'Roll it' }).click()
  await expect(page.getByText('2 secrets at a time')).toBeVisible()
  await take('webhooks-rolled')
  await page.goto(`/webhooks/we_nowhere?account=${account}`)
  await expect(page.getByRole('alert')).toBeVisible()
  await take('webhooks-unknown')
}

/** For the README: one payment with a story. */
async function shootStory(browser: Browser, sandbox: RunningSandbox, path: string): Promise<void> {
  const viewport = { width: 1440, height: 900 }
  const page = await browser.newPage({ baseURL: sandbox.url, viewport })
  await page.goto('/payments')
  await page.getByRole('link', { name: 'Walnut tray' }).click()
  await page.getByRole('link', { name: /^charge.refunded.*hook/u }).waitFor()
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
      const take: Take = async (name) => {
        await page.screenshot({ path: join(folder, `${name}.${device}.${colorScheme}.png`) })
      }
      await shootViews(page, take)
      await shootWebhooks(page, `acct_${device}${colorScheme}`, take)
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
  // Once every first attempt has ended, nothing moves while it is looked at.
  await sandbox.control('clock', { wait: 'true' })
  await shootStory(browser, sandbox, join(folder, 'payment-story.png'))
  await shootAll(browser, sandbox, folder)
} finally {
  await browser.close()
  await sandbox.close()
  await receiver.close()
}
