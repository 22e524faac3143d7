import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../installation/home.ts'
import { makeFolder, runShop } from './shop-process.ts'

const OPEN = 'Ctrl-C stops everything'
const ORDINARY = { uid: 65_534, gid: 65_534 }
const LEFT_OUT = new Set(['.git', '.paydesk', '.env', 'test-results', 'playwright-report'])
// A built shop is started, so the copy does without the page's parts, the tools and the types:
// two thirds of all files.
const NOT_TO_START =
  /\.pnpm[\\/](@base-ui|@tanstack|@types|@visx|@electric-sql|@rolldown|@?ox|@?typescript|effect|elkjs|fast-check|knip|lightningcss|lodash|playwright|prisma@|@prisma.studio|react-dom|remeda)|\.pnpm.*\.(d\.[cm]?ts|map|md)$/
const isRoot = process.getuid?.() === 0

describe('a checkout in a path with spaces that only its owner can read', () => {
  let folder = ''
  let root = ''
  beforeAll(() => {
    folder = makeFolder('paydesk-users-')
    root = join(folder, 'my shop')
    cpSync(ROOT, root, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) =>
        dirname(path) === ROOT ? !LEFT_OUT.has(basename(path)) : !NOT_TO_START.test(path),
    })
    chmodSync(root, 0o700)
  })
  afterAll(() => {
    forgetServer(join(root, '.paydesk'))
    rmSync(folder, { recursive: true, force: true })
  })

  it('starts as the user that runs the tests, root or not', async () => {
    await using shop = await runShop({ root, home: join(root, '.paydesk') })
    await shop.printed(OPEN)
    expect((await fetch(shop.address)).status).toBe(200)
    expect(await shop.signal('SIGINT')).toBe(0)
  })

  // Only root can become somebody else.
  it.runIf(isRoot)('starts as an ordinary user', async () => {
    forgetServer(join(root, '.paydesk'))
    rmSync(join(root, '.paydesk'), { recursive: true, force: true })
    const { uid, gid } = ORDINARY
    spawnSync('chown', ['-R', `${uid}:${gid}`, root])
    const own = join(folder, 'home of the user')
    mkdirSync(own)
    spawnSync('chown', [`${uid}:${gid}`, own])
    await using shop = await runShop({
      root,
      home: join(root, '.paydesk'),
      env: { HOME: own },
      as: ORDINARY,
    })
    await shop.printed(OPEN)
    expect((await fetch(shop.address)).status).toBe(200)
    expect(await shop.signal('SIGINT')).toBe(0)
  })
})

// Root's server cannot live in a folder that only root enters; where it does is in server.json.
function forgetServer(home: string): void {
  const file = join(home, 'postgres', 'server.json')
  if (!existsSync(file)) return
  const outside = /"dataFolder":\s*"([^"]+)"/.exec(readFileSync(file, 'utf8'))?.[1]
  if (outside !== undefined && isAbsolute(outside)) rmSync(dirname(outside), { recursive: true })
}
