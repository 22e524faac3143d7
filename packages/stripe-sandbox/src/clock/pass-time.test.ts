import { expect, test } from 'vitest'
import { openRows } from '../state/open-rows.ts'
import { createStore } from '../state/store.ts'
import { realEnvironment } from '../environment.ts'
import { createAgenda } from '../schedule/agenda.ts'
import { createClock } from './clock.ts'
import { passTime } from './pass-time.ts'

test('everything on the way is done in order of its time, with the clock standing at it', async () => {
  const database = openRows({ folder: undefined })
  const store = createStore(database, 'acct_test')
  const clock = createClock(store, { ...realEnvironment, now: () => 1000 })
  const seen: [string, number][] = []
  const sourceOf = (name: string, due: number[]): Parameters<typeof createAgenda>[0]['sources'] => [
    {
      nextAtMs: () => due[0],
      runNext: () => {
        const atMs = due.shift()
        seen.push([name, clock.now()])
        // What happens may make something else due, before the clock's goal or after it.
        if (name === 'task' && atMs === 2000) due.unshift(1500, 2700)
      },
    },
  ]
  const agenda = createAgenda({
    clock,
    sources: [...sourceOf('task', [2000, 3000]), ...sourceOf('delivery', [500, 2500, 9000])],
    onFault: (error) => expect.unreachable(String(error)),
  })
  const settled = (): Promise<void> => Promise.resolve()
  expect(await passTime({ clock, agenda, settled }, { toMs: 8000, wait: true })).toBe(6)
  expect(seen).toEqual([
    ['delivery', 1000],
    ['task', 2000],
    ['task', 2000],
    ['delivery', 2500],
    ['task', 2700],
    ['task', 3000],
  ])
  agenda.close()
  await database.close()
})
