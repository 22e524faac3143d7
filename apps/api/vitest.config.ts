import { defineConfig } from 'vitest/config'

const conditions = ['@paydesk/source']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: 'api',
    include: ['src/**/*.test.ts'],
    globalSetup: ['@paydesk/db/testing/global-setup'],
    // Each opens a shop of its own: a database, the sandbox and the API.
    testTimeout: 20_000,
  },
})
