import { assert, asyncProperty } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dataFolder, startSandbox } from '../../src/testing/running-sandbox.ts'
import { once, story, uninterrupted } from './requests.ts'
import type { Sending } from './requests.ts'
import { control, stopClock, tellStory, wholeAccount } from './telling.ts'
import type { Place } from './telling.ts'

const SEED = 'a seed'

async function startSeeded(account: string): Promise<Place> {
  const { url } = await startSandbox({ seed: SEED })
  const place = { url, account }
  await stopClock(place)
  return place
}

type Telling = { keys?: string; restart?: () => Promise<void> }

/** Everything that was said, as it was, but for the port that the sandbox happened to get. */
async function tell(
  place: () => Place,
  sendings: Sending[],
  options: Telling = {},
): Promise<string> {
  const answers = await tellStory(sendings.map(once), { place, ...options })
  const said = [...answers.flat().map(({ text }) => text), await wholeAccount(place())]
  return said.join('\n').replaceAll(/127\.0\.0\.1:\d+/gu, 'sandbox')
}

/** Requests that are refused leave nothing behind, not even that they drew an id. */
function withoutRequests(text: string): string {
  return text.replaceAll(/req_\w+/gu, 'req')
}

const PROPERTY = { numRuns: 20 }

describe('with a seed', () => {
  test('two sandboxes say the same to the same requests', async () => {
    await assert(
      asyncProperty(story, async (sendings) => {
        const one = await startSeeded('acct_same')
        const other = await startSeeded('acct_same')
        expect(await tell(() => other, sendings)).toBe(await tell(() => one, sendings))
      }),
      PROPERTY,
    )
  })

  test('a sandbox that restarts says the same, but for the ids of requests', async () => {
    await assert(
      asyncProperty(story, async (sendings) => {
        const steady = await startSeeded('acct_same')
        const options = { seed: SEED, data: dataFolder() }
        let sandbox = await startSandbox(options)
        const restless = (): Place => ({ url: sandbox.url, account: 'acct_same' })
        await stopClock(restless())
        const restart = async (): Promise<void> => {
          await sandbox.close()
          sandbox = await startSandbox(options)
        }
        const told = await tell(restless, sendings, { restart })
        const expected = await tell(() => steady, sendings.map(uninterrupted))
        expect(withoutRequests(told)).toBe(withoutRequests(expected))
      }),
      PROPERTY,
    )
  })

  test('an account is not influenced by what happens in another one meanwhile', async () => {
    await assert(
      asyncProperty(story, story, async (sendings, others) => {
        const quiet = await startSeeded('acct_alone')
        const alone = await tell(() => quiet, sendings)

        const crowded = await startSeeded('acct_alone')
        const neighbour = { ...crowded, account: 'acct_other' }
        await stopClock(neighbour)
        const [among] = await Promise.all([
          tell(() => crowded, sendings),
          tell(() => neighbour, others),
        ])
        expect(among).toBe(alone)
      }),
      PROPERTY,
    )
  })

  test('an account goes on from a snapshot, and begins anew, as it did before', async () => {
    await assert(
      asyncProperty(story, story, async (sendings, sequel) => {
        const account = await startSeeded('acct_again')
        const place = (): Place => account
        const first = await tell(place, sendings)
        await control(account, 'snapshots', { name: 'between' })
        const after = await tell(place, sequel, { keys: 'sequel' })
        await control(account, 'snapshots/between/restore')
        const again = await tell(place, sequel, { keys: 'sequel' })
        expect(withoutRequests(again)).toBe(withoutRequests(after))
        await control(account, 'reset')
        await stopClock(account)
        expect(await tell(place, sendings)).toBe(first)
      }),
      PROPERTY,
    )
  })
})
