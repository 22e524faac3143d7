// What staff see in Prisma Studio, for docs/catalogue.md: npx tsx e2e/studio-screenshots.ts [folder]
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Locator, type Page } from '@playwright/test'
import { CHROMIUM_ARGS, CHROMIUM_PATH } from './chromium.ts'
import { ROOT } from './servers/service.ts'
import { startStudio } from './servers/studio.ts'

type Scene = { page: Page; take: (name: string) => Promise<void> }

/** A table, as soon as its rows are there. */
async function open(page: Page, table: string): Promise<void> {
  await page.getByRole('link', { name: table, exact: true }).click()
  await page.waitForURL((url) => url.hash.includes(`table=${table}&`))
  await page.getByRole('cell').nth(1).waitFor()
}

/** Types over what the cell says, as a change that waits to be saved. */
async function write(page: Page, cell: Locator, text: string): Promise<void> {
  await cell.dblclick()
  await page.getByRole('dialog').getByRole('textbox').fill(text)
  await page.keyboard.press('Control+Enter')
}

async function shootTables({ page, take }: Scene): Promise<void> {
  for (const table of ['products', 'prices', 'shipping_rates', 'tax_rates']) {
    await open(page, table)
    await take(table)
  }
}

async function shootChange({ page, take }: Scene): Promise<void> {
  await open(page, 'promotions')
  await write(page, page.getByRole('cell', { name: 'WELCOME10' }), 'welcome 20')
  await page.getByRole('button', { name: /^Save/ }).waitFor()
  await take('change')
  await page.getByRole('button', { name: /^Save/ }).click()
  await page.getByRole('alertdialog').waitFor()
  await take('confirm')
  await page.getByRole('button', { name: 'yes, write to db' }).click()
  await page.getByText('operation failed').waitFor()
  await take('refused')
  await page.getByRole('listitem').getByRole('button', { name: 'Console' }).click()
  await page.getByText('promotions_code_is_2_to_40').first().waitFor()
  await take('why')
}

async function shootInsert({ page, take }: Scene): Promise<void> {
  await open(page, 'categories')
  await page.getByRole('button', { name: 'Insert row' }).click()
  await take('insert')
}

const folder = process.argv[2] ?? join(ROOT, 'docs', 'studio')
mkdirSync(folder, { recursive: true })
const studio = await startStudio()
const browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS })
try {
  for (const shoot of [shootTables, shootChange, shootInsert]) {
    const page = await browser.newPage({
      viewport: { width: 1620, height: 560 },
      reducedMotion: 'reduce',
    })
    await page.goto(studio.url)
    const take = async (name: string) => {
      await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
    }
    await shoot({ page, take })
    await page.close()
  }
} finally {
  await browser.close()
  await studio.stop()
}
