import { defineConfig } from '@playwright/test'
import { BROWSER_SETTINGS } from '../browser-settings.ts'

/** The sandbox without the shop: its stripe.js in a merchant's page, and its own pages. */
export default defineConfig({ ...BROWSER_SETTINGS, testDir: '.' })
