import { defineConfig } from '@playwright/test'
import { BROWSER_SETTINGS } from '../browser-settings.ts'
import { HAS_STRIPE_KEYS, type Side } from './counterpart.ts'

/** The sandbox without the shop: its stripe.js in a merchant's page, and its own pages. */
export default defineConfig<object, { side: Side }>({
  ...BROWSER_SETTINGS,
  testDir: '.',
  // As tall as the longest form: right after it has scrolled, Chromium may still look for what is
  // under the pointer where a frame of another site was before.
  use: { ...BROWSER_SETTINGS.use, viewport: { width: 1280, height: 1600 } },
  projects: [
    { name: 'sandbox' },
    ...(HAS_STRIPE_KEYS
      ? [{ name: 'stripe', testMatch: /both-sides/, use: { side: 'stripe' as const } }]
      : []),
  ],
})
