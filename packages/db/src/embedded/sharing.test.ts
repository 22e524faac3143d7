import { Client } from 'pg'
import { expect, test } from 'vitest'
import { startEmbedded } from './start.ts'
import { spawnHolder } from './testing/spawn-holder.ts'
import { openBegunFolder, openFolder } from './testing/temporary-folder.ts'

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

test('a second process shares the server, and leaves it running for the first', async () => {
  await using folder = await openBegunFolder()
  const first = await startEmbedded({ folder: folder.path })
  await using second = spawnHolder([folder.path])
  const { pid, port, shared, url } = await second.next('started')
  expect({ pid, port, shared }).toEqual({ pid: first.pid, port: first.port, shared: true })

  second.send('stop')
  await second.next('stopped')
  expect(await answers(url)).toBe(true)
  await first.stop()
  expect(await answers(url)).toBe(false)
})

test('the first may leave before the second: the last one shuts the server down', async () => {
  await using folder = await openBegunFolder()
  const first = await startEmbedded({ folder: folder.path })
  await using second = spawnHolder([folder.path])
  const { url } = await second.next('started')

  await first.stop()
  expect(await answers(url)).toBe(true)
  second.send('stop')
  await second.next('stopped')
  expect(await answers(url)).toBe(false)
})

test('of processes that start at once in a new folder, one makes the server and all use it', async () => {
  await using folder = openFolder()
  await using second = spawnHolder([folder.path])
  await using third = spawnHolder([folder.path])
  const first = await startEmbedded({ folder: folder.path })
  const reports = [first, await second.next('started'), await third.next('started')]

  expect(new Set(reports.map(({ pid }) => pid)).size).toBe(1)
  expect(reports.filter(({ shared }) => !shared)).toHaveLength(1)
  await first.stop()
})
