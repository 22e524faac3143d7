import type { Page } from '@playwright/test'
import { NOBODY, fillAccount } from './demo-account.ts'
import { expect, test } from './inspector-test.ts'

const VIEWS = [
  'payments',
  'customers',
  'setup-intents',
  'events',
  'requests',
  'webhooks',
  'faults',
  'sandbox',
]

type Faint = { text: string; ratio: number }

/** Every visible text whose contrast is below that of WCAG 2.2 AA (1.4.3). */
function faintTexts(page: Page): Promise<Faint[]> {
  return page.evaluate(() => {
    type Colour = [red: number, green: number, blue: number, alpha: number]
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    if (canvas === null) throw new Error('No canvas')
    const parse = (css: string): Colour => {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = css
      canvas.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data
      return [red, green, blue, alpha / 255]
    }
    const over = (top: Colour, below: Colour): Colour => {
      const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + below[index] * (1 - top[3])
      return [mix(0), mix(1), mix(2), 1]
    }
    const backgroundOf = (element: Element | null): Colour => {
      if (element === null) return [255, 255, 255, 1]
      const own = parse(getComputedStyle(element).backgroundColor)
      return own[3] === 1 ? own : over(own, backgroundOf(element.parentElement))
    }
    // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    const luminance = ([red, green, blue]: Colour): number => {
      const linear = (value: number): number =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
    const ratioOf = (element: Element): number => {
      const background = backgroundOf(element)
      const ink = over(parse(getComputedStyle(element).color), background)
      const [light = 0, dark = 0] = [luminance(ink), luminance(background)].toSorted(
        (a, b) => b - a,
      )
      return (light + 0.05) / (dark + 0.05)
    }
    const found: { text: string; ratio: number }[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (element === null || text === '' || !element.checkVisibility()) continue
      const ratio = ratioOf(element)
      if (ratio < 4.5) found.push({ text, ratio })
    }
    return found
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every text is legible, ${colorScheme}`, async ({ account, page }) => {
    await fillAccount(account.stripe, NOBODY)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const view of VIEWS) {
      await account.open(`/${view}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const row = page.locator('[data-row] a').first()
      if (!['faults', 'sandbox'].includes(view)) await row.click()
      await expect(page.getByLabel('Loading')).toHaveCount(0)
      expect(await faintTexts(page), view).toEqual([])
    }
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what is seen seldom is legible, ${colorScheme}`, async ({ account, page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 390, height: 844 })
    await account.open('/webhooks')
    await expect(page.getByRole('heading', { name: 'Nobody listens yet' })).toBeVisible()
    expect(await faintTexts(page), 'empty').toEqual([])
    await page.getByRole('button', { name: 'Add an endpoint…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('URL').fill('https://shop.example/'.padEnd(300, 'long'))
    await dialog.getByLabel('Events').fill('payment_intent.paid')
    await dialog.getByRole('button', { name: 'Add it' }).click()
    await expect(dialog.getByRole('alert')).toBeVisible()
    expect(await faintTexts(page), 'refused').toEqual([])
    // Though Stripe names all types of events to whoever names a wrong one.
    await expect(dialog.getByRole('button', { name: 'Add it' })).toBeInViewport()
    await dialog.getByLabel('Events').fill('*')
    await dialog.getByRole('button', { name: 'Add it' }).click()
    await expect(page.getByRole('region', { name: 'New signing secret' })).toBeVisible()
    expect(await faintTexts(page), 'secret').toEqual([])
    await page.locator('[data-row] a').first().click()
    await expect(page.getByRole('article')).toContainText('Nothing was sent yet.')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await account.open('/webhooks/we_nowhere')
    await expect(page.getByRole('alert')).toBeVisible()
    expect(await faintTexts(page), 'unknown').toEqual([])
  })
}

test('on a phone nothing is wider than the screen, and what is touched is large enough', async ({
  account,
  page,
}) => {
  await fillAccount(account.stripe, NOBODY)
  await page.setViewportSize({ width: 390, height: 844 })
  for (const view of VIEWS) {
    await account.open(`/${view}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    if (!['faults', 'sandbox'].includes(view)) await page.locator('[data-row] a').first().click()
    await expect(page.getByLabel('Loading')).toHaveCount(0)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, view).toBe(390)
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, select, input, [data-row] a, nav a')].flatMap(
        (element) => {
          const box = element.getBoundingClientRect()
          const isShown = element.checkVisibility()
          return isShown && (box.width < 24 || box.height < 24)
            ? [element.outerHTML.slice(0, 80)]
            : []
        },
      ),
    )
    expect(small, view).toEqual([])
  }
})
