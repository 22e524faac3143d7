import { defineConfig } from 'vitest/config'

const conditions = ['@paydesk/source']

export default defineConfig({
  test: { name: 'pricing' },
  resolve: { conditions },
  ssr: { resolve: { conditions } },
})
