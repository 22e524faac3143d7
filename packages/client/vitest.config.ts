import { defineConfig } from 'vitest/config'

const conditions = ['@paydesk/source']

export default defineConfig({
  test: {
    name: 'client',
    // Not dist: tsc compiles the tests too, to check their types.
    include: ['src/**/*.test.ts'],
    globalSetup: ['@paydesk/db/testing/global-setup'],
  },
  resolve: { conditions },
  ssr: { resolve: { conditions } },
})
