import { defineConfig } from 'vitest/config'

// Workspace packages are tested from their source, never from a stale build.
const conditions = ['@paydesk/source']
const shared = { resolve: { conditions }, ssr: { resolve: { conditions } } }

export default defineConfig({
  test: {
    projects: [
      'packages/*',
      'apps/*',
      'storm',
      {
        ...shared,
        test: {
          name: 'commands',
          include: ['commands/**/*.test.ts'],
          exclude: ['commands/acceptance/**'],
        },
      },
      {
        ...shared,
        // Whole shops, started and killed: only `pnpm test` runs these, after a build.
        test: {
          name: 'acceptance',
          include: ['commands/acceptance/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
