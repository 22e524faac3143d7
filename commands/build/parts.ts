import type { Tool } from '../processes/tool.ts'

/** One part of the build: skipped while its inputs are the ones that its outputs were made from. */
export type Part = {
  title: string
  inputs: string[]
  outputs: string[]
  tool: Tool
  failure: string
}

const VERSIONS = ['package.json', 'pnpm-lock.yaml', 'tsconfig.base.json']

export const PRISMA_CLIENT: Part = {
  title: 'Prisma client',
  inputs: ['packages/db/prisma/schema.prisma', 'packages/db/prisma.config.ts', 'pnpm-lock.yaml'],
  outputs: ['packages/db/src/generated'],
  tool: { name: 'prisma', args: ['generate'], workspace: 'packages/db' },
  failure: 'Prisma could not generate its client from packages/db/prisma/schema.prisma.',
}

export const SERVERS: Part = {
  title: 'Servers',
  inputs: [...VERSIONS, 'apps/api', 'packages/db', 'packages/pricing', 'packages/stripe-sandbox'],
  outputs: ['apps/api/dist/server.js', 'packages/stripe-sandbox/dist/cli.js'],
  tool: { name: 'tsc', args: ['-b', 'apps/api', 'packages/stripe-sandbox'] },
  failure: 'The servers do not compile.',
}

const CARD_FORM: Part = {
  title: 'Pages of the sandbox',
  inputs: [...VERSIONS, 'packages/stripe-sandbox'],
  outputs: ['packages/stripe-sandbox/dist/browser', 'packages/stripe-sandbox/dist/inspector'],
  tool: { name: 'tsx', args: ['packages/stripe-sandbox/build.ts'] },
  failure: "The sandbox's pages do not build.",
}

const SHOP: Part = {
  title: 'Shop',
  inputs: [...VERSIONS, 'apps/web', 'packages/pricing'],
  outputs: ['apps/web/dist/index.html'],
  tool: { name: 'vite', args: ['build'], workspace: 'apps/web' },
  failure: 'The shop does not build.',
}

/** What serving the built shop needs, in the order of building. */
export const ALL_PARTS = [PRISMA_CLIENT, SERVERS, CARD_FORM, SHOP]

/** What serving from source needs: only what no loader can make on the way. */
export const DEV_PARTS = [PRISMA_CLIENT, CARD_FORM]
