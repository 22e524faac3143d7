import { defineConfig } from 'vitest/config'

const conditions = ['@paydesk/source']

// oxlint-disable-next-line import/no-default-export -- vitest reads a config's default
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { name: 'storm' },
})
