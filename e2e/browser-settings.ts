import { devices, type PlaywrightTestConfig } from '@playwright/test'
import { CHROMIUM_ARGS, CHROMIUM_PATH } from './chromium.ts'

/** How every test in a browser is run, here and in sandbox/. */
export const BROWSER_SETTINGS: PlaywrightTestConfig = {
  outputDir: new URL('../test-results', import.meta.url).pathname,
  fullyParallel: true,
  workers: 2,
  // A test that passes the second time has failed: it would hide a race in a checkout.
  retries: 0,
  forbidOnly: true,
  // Generous: a machine that is busy with something else is slow, not wrong.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 1000 },
    locale: 'en-US',
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS },
  },
}
