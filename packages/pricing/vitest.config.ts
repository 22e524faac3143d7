import { defineConfig } from 'vitest/config'

const conditions = ['@paydesk/source']

export default defineConfig({
  test: {
    name: 'pricing',
    // Not dist: tsc compiles the tests too, to check their types.
    include: ['src/**/*.test.ts'],
    benchmark: { include: ['src/**/*.bench.ts'] },
  },
  resolve: { conditions },
  ssr: { resolve: { conditions } },
})
