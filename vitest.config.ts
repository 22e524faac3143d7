import { defineConfig } from 'vitest/config'

// Workspace packages are tested from their source, never from a stale build.
const conditions = ['@paydesk/source']

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*'].map((root) => root),
  },
  resolve: { conditions },
  ssr: { resolve: { conditions } },
})
