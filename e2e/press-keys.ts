import { expect, type Locator, type Page } from '@playwright/test'

const FARTHEST = 80

/** Goes to a control as someone without a mouse does. Fails when Tab does not lead there. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  for (let presses = 0; presses < FARTHEST; presses += 1) {
    if (await hasFocus(control)) return
    await page.keyboard.press('Tab')
  }
  await expect(control).toBeFocused()
}

/** Also true within a frame only while the frame itself has the focus. */
function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate(
    (element) =>
      element.ownerDocument.activeElement === element && element.ownerDocument.hasFocus(),
  )
}
