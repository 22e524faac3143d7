import type { Suite } from '../suite.ts'
export const web: Suite = {
  name: 'web',
  run: async () => {
    throw new Error('not yet')
  },
}
