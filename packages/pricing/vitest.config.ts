import { defineConfig } from 'vitest/config'

const conditions = ['@paydesk/source']

export default defineConfig({
  test: {
    name: 'pricing',
    // Not dist: tsc compiles the tests too, to check their types.
    include: ['src/**/*.test.ts'],
    // A property draws thousands of carts: all of them in less than a minute, when nothing else runs.
    testTimeout: 60_000,
    benchmark: { include: ['src/**/*.bench.ts'] },
  },
  resolve: { conditions },
  ssr: { resolve: { conditions } },
})
