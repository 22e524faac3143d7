import { defineConfig } from 'vitest/config'

const conditions = ['@paydesk/source']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: 'stripe-sandbox',
    include: ['{src,conformance}/**/*.test.ts'],
    testTimeout: 30_000,
  },
})
