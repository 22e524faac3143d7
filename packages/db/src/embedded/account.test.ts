import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { canReach } from './account.ts'
import { startEmbedded } from './start.ts'
import { spawnHolder } from './testing/spawn-holder.ts'
import { openFolder } from './testing/temporary-folder.ts'

// Only root can lend another account; for others the tests of start.test.ts say all.
const isRoot = process.getuid?.() === 0
const nobody = { uid: 65534, gid: 65534 }

async function dataFolderOf(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>('SHOW data_directory')
  await client.end()
  return rows[0]?.['data_directory']
}

test('what an account can reach is decided by every folder on the way', async () => {
  await using folder = openFolder()
  const inside = join(folder.path, 'open')
  mkdirSync(inside, { recursive: true })
  expect(canReach(nobody, inside)).toBe(true)
  chmodSync(folder.path, 0o700)
  expect(canReach(nobody, inside)).toBe(false)
  expect(canReach({}, inside)).toBe(true)
  expect(canReach({ uid: statSync(folder.path).uid, gid: 65534 }, inside)).toBe(true)
})

describe.runIf(isRoot)('as root', () => {
  test("in someone's checkout, the server is theirs, and they can start it themselves", async () => {
    await using folder = openFolder('checkout/.paydesk/postgres')
    const checkout = dirname(dirname(folder.path))
    mkdirSync(checkout)
    chownSync(checkout, nobody.uid, nobody.gid)
    const server = await startEmbedded({ folder: folder.path })
    expect(statSync(`/proc/${server.pid}`).uid).toBe(nobody.uid)
    expect(statSync(dirname(folder.path)).uid).toBe(nobody.uid)
    await server.stop()

    await using theirs = spawnHolder([folder.path], nobody)
    expect(await theirs.next('started')).toMatchObject({ port: server.port, shared: false })
    theirs.send('stop')
    await theirs.next('stopped')
  })

  test('in a checkout that only root can enter, the data goes outside and a note says where', async () => {
    await using closed = openFolder('root/checkout/.paydesk')
    await using open = openFolder('var')
    const home = dirname(dirname(closed.path))
    mkdirSync(closed.path, { recursive: true })
    chmodSync(home, 0o700)

    const server = await startEmbedded({ folder: closed.path, outside: open.path })
    expect(statSync(`/proc/${server.pid}`).uid).not.toBe(0)
    const data = await dataFolderOf(server.url('postgres'))
    expect(String(data).startsWith(open.path)).toBe(true)
    expect(readFileSync(join(closed.path, 'the-data-is-elsewhere.txt'), 'utf8')).toContain(
      dirname(String(data)),
    )
    expect(existsSync(join(closed.path, 'data'))).toBe(false)
    await server.stop()

    const again = await startEmbedded({ folder: closed.path, outside: '/nowhere' })
    expect(await dataFolderOf(again.url('postgres'))).toBe(data)
    await again.stop()
  })
})

describe.runIf(isRoot)('as an ordinary user', () => {
  test('the server is their own', async () => {
    await using folder = openFolder('home/.paydesk')
    mkdirSync(dirname(folder.path))
    chownSync(dirname(folder.path), nobody.uid, nobody.gid)
    await using theirs = spawnHolder([folder.path], nobody)
    const { pid } = await theirs.next('started')
    expect(statSync(`/proc/${pid}`).uid).toBe(nobody.uid)
    theirs.send('stop')
    await theirs.next('stopped')
  })
})
