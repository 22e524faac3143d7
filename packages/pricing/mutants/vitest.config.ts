import { defineConfig, mergeConfig } from 'vitest/config'

import all from '../vitest.config.ts'

/** The tests as one mutant after another runs them: properties with few cases, bundles not at all. */
export default mergeConfig(
  all,
  defineConfig({
    test: {
      exclude: ['src/bundle.test.ts'],
      setupFiles: ['mutants/few-cases.ts'],
    },
  }),
)
