import { expect, type FrameLocator, type Page } from '@playwright/test'

/** The frame of the Payment Element, by the title that Stripe's own has. */
export function paymentFrame(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Secure payment input frame"]').first()
}

/** Types a whole card as a person does. */
export async function fillCard(page: Page, number = '4242424242424242'): Promise<void> {
  const frame = paymentFrame(page)
  await frame.getByLabel('Card number').fill(number)
  await frame.getByLabel('Expiration date').fill('12 / 34')
  await frame.getByLabel('Security code').fill('123')
  const zip = frame.getByLabel('ZIP code')
  await zip.fill('94107')
  await expect(zip).toHaveValue('94107')
}
