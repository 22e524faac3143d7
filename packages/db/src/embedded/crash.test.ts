import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { startEmbedded } from './start.ts'
import { spawnHolder, type HolderProcess } from './testing/spawn-holder.ts'
import { killIfRunning, openBegunFolder, openFolder } from './testing/temporary-folder.ts'

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(5)
}

async function countWritten(url: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::integer FROM written')
    return rows[0]?.count ?? 0
  } finally {
    await client.end()
  }
}

async function writeAWhile(holder: HolderProcess): Promise<void> {
  holder.send('write')
  await until(() => holder.written() >= 200)
}

test('I8: after a kill -9 of our process under load, its server is taken over with every row', async () => {
  await using folder = await openBegunFolder()
  await using other = spawnHolder([folder.path])
  const { pid, url } = await other.next('started')
  await writeAWhile(other)
  await other.kill()

  const server = await startEmbedded({ folder: folder.path })
  expect(server).toMatchObject({ pid, shared: false })
  expect(await countWritten(url)).toBeGreaterThanOrEqual(other.written())
  await server.stop()
  await expect(countWritten(url)).rejects.toThrow('ECONNREFUSED')
})

test('I8: after a kill -9 of Postgres under load, its own children still there, a start has every row', async () => {
  await using folder = await openBegunFolder()
  await using other = spawnHolder([folder.path])
  const { pid, url } = await other.next('started')
  await writeAWhile(other)
  process.kill(pid, 'SIGKILL')

  const server = await startEmbedded({ folder: folder.path })
  expect(server.pid).not.toBe(pid)
  expect(await countWritten(url)).toBeGreaterThanOrEqual(other.written())
  await server.stop()
})

test('I8: after a kill -9 of both at once, a start has every row', async () => {
  await using folder = await openBegunFolder()
  await using other = spawnHolder([folder.path])
  const { pid, url } = await other.next('started')
  await writeAWhile(other)
  process.kill(pid, 'SIGKILL')
  await other.kill()

  const server = await startEmbedded({ folder: folder.path })
  expect(await countWritten(url)).toBeGreaterThanOrEqual(other.written())
  await server.stop()
})

test('a process whose server was killed and started again by another one keeps it running', async () => {
  await using folder = await openBegunFolder()
  const ours = await startEmbedded({ folder: folder.path })
  process.kill(ours.pid, 'SIGKILL')
  await using other = spawnHolder([folder.path])
  const { url } = await other.next('started')
  const client = new Client({ connectionString: url })
  await client.connect()
  // Within a moment we are again among the server's users.
  const holders = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock'`
  while ((await client.query(holders)).rowCount !== 2) await sleep(5)
  other.send('stop')
  await other.next('stopped')

  expect((await client.query('SELECT 1')).rowCount).toBe(1)
  await client.end()
  await ours.stop()
})

test('a first start that is killed half way is made good by the next', async () => {
  await using folder = openFolder()
  await using other = spawnHolder([folder.path])
  await until(
    () =>
      existsSync(folder.path) && readdirSync(folder.path).some((n) => n.startsWith('data.new-')),
  )
  await other.kill()
  expect(existsSync(join(folder.path, 'start.lock'))).toBe(true)

  const server = await startEmbedded({ folder: folder.path })
  expect(server.shared).toBe(false)
  expect(readdirSync(folder.path).toSorted()).toEqual(['data', 'server.json', 'server.log'])
  await server.stop()
})

test('a pid file that names another program by now is set aside', async () => {
  await using folder = await openBegunFolder()
  const first = await startEmbedded({ folder: folder.path })
  const file = join(folder.path, 'data', 'postmaster.pid')
  const lines = readFileSync(file, 'utf8').split('\n')
  const { uid, gid } = statSync(file)
  await first.stop()
  // Of the server's own account: Postgres does not mistake another's process for itself.
  const bystander = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {})
  writeFileSync(file, [bystander.pid, ...lines.slice(1)].join('\n'))

  const said: string[] = []
  const second = await startEmbedded({ folder: folder.path, log: (message) => said.push(message) })
  expect(said).toEqual([expect.stringContaining(`${bystander.pid}, another program`)])
  expect(bystander.exitCode).toBeNull()
  await second.stop()
  killIfRunning(bystander.pid ?? 0)
})
