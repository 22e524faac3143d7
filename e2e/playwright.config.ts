import { defineConfig } from '@playwright/test'
import { BROWSER_SETTINGS } from './browser-settings.ts'

export default defineConfig({
  ...BROWSER_SETTINGS,
  testDir: './tests',
  globalSetup: './servers/postgres.ts',
})
