import { appendFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { startEmbedded } from './start.ts'
import { readEmbeddedUrl } from './state.ts'
import { openBegunFolder, openFolder } from './testing/temporary-folder.ts'

async function ask(url: string, text: string): Promise<Record<string, unknown>> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows[0] ?? {}
  } finally {
    await client.end()
  }
}

test('a first start makes a server for this machine alone, durable, with a password of its own', async () => {
  // A path may have spaces, quotes and letters of any language.
  await using folder = openFolder(`a shop's "böks" 店`)
  expect(readEmbeddedUrl(folder.path, 'shop')).toBeUndefined()

  const server = await startEmbedded({ folder: folder.path })
  const url = await server.ensureDatabase('shop')
  expect(server.shared).toBe(false)
  expect(readEmbeddedUrl(folder.path, 'shop')).toBe(url)
  expect(statSync(join(folder.path, 'server.json')).mode & 0o777).toBe(0o600)
  expect(
    await ask(
      url,
      `SELECT current_database() AS database, current_setting('listen_addresses') AS listens,
        current_setting('unix_socket_directories') AS sockets, current_setting('fsync') AS fsync,
        current_setting('synchronous_commit') AS synchronous_commit, lower('ÉTÉ') AS lower`,
    ),
  ).toEqual({
    database: 'shop',
    listens: '127.0.0.1',
    sockets: '',
    fsync: 'on',
    synchronous_commit: 'on',
    lower: 'été',
  })
  await expect(ask(url.replace(/:\w+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password')
  await server.stop()
  await expect(ask(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED')
})

test('a later start finds its data, at the same URL, and stop may be called twice', async () => {
  await using folder = await openBegunFolder()
  const first = await startEmbedded({ folder: folder.path })
  const url = await first.ensureDatabase('shop')
  await ask(url, 'CREATE TABLE kept AS SELECT 7 AS seven')
  await Promise.all([first.stop(), first.stop()])

  const second = await startEmbedded({ folder: folder.path })
  expect(await second.ensureDatabase('shop')).toBe(url)
  expect(await ask(url, 'SELECT seven FROM kept')).toEqual({ seven: 7 })
  await second.stop()
})

test('a database may have any name', async () => {
  await using folder = await openBegunFolder()
  const server = await startEmbedded({ folder: folder.path })
  const name = 'a "shop" 店'
  const url = await server.ensureDatabase(name)
  expect(await ask(url, 'SELECT current_database() AS name')).toEqual({ name })
  await server.stop()
})

test('a port that another program took is left to it: the server gets a new one and remembers', async () => {
  await using folder = await openBegunFolder()
  const first = await startEmbedded({ folder: folder.path })
  await first.stop()
  const other = createServer().listen(first.port, '127.0.0.1')
  await once(other, 'listening')

  const second = await startEmbedded({ folder: folder.path })
  expect(second.port).not.toBe(first.port)
  expect(readEmbeddedUrl(folder.path, 'shop')).toBe(second.url('shop'))
  await second.stop()
  other.close()
})

test('a server that does not start says why, in its own words', async () => {
  await using folder = await openBegunFolder()
  const server = await startEmbedded({ folder: folder.path })
  await server.stop()
  appendFileSync(join(folder.path, 'data', 'postgresql.conf'), "\nshared_buffers = 'much'\n")
  await expect(startEmbedded({ folder: folder.path })).rejects.toThrow(
    /did not start in .*data. Its last words:[^]*shared_buffers/,
  )
})

test('data whose password is lost is not begun anew', async () => {
  await using folder = await openBegunFolder()
  const server = await startEmbedded({ folder: folder.path })
  await server.stop()
  rmSync(join(folder.path, 'server.json'))
  await expect(startEmbedded({ folder: folder.path })).rejects.toThrow(
    'server.json with its password is gone',
  )
  expect(existsSync(join(folder.path, 'data', 'PG_VERSION'))).toBe(true)
})

test('I3: a refused row is not repeated in the log of the server', async () => {
  await using folder = await openBegunFolder()
  const server = await startEmbedded({ folder: folder.path })
  const url = await server.ensureDatabase('shop')
  await ask(url, `CREATE TABLE guarded (value text CHECK (value <> 'pi_1_secret_2'))`)
  await expect(ask(url, `INSERT INTO guarded VALUES ('pi_1_secret_2')`)).rejects.toThrow('guarded')
  await server.stop()
  const log = readFileSync(join(folder.path, 'server.log'), 'utf8')
  expect(log).toContain('violates check constraint')
  expect(log).not.toContain('secret')
})
