import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dataFolder, startSandbox } from '../../src/testing/running-sandbox.ts'
import { stopClock, tellStory, wholeAccount, withoutChance } from './telling.ts'
import type { Place, Said } from './telling.ts'
import { once, story, uninterrupted } from './requests.ts'
import type { Sending } from './requests.ts'

const RUNS = 60
/** Long enough for requests that are sent together to meet. */
const ANSWER_DELAY_MS = 2

type Told = { answers: Said[][]; account: string }

async function tell(sendings: Sending[]): Promise<Told> {
  const options = { data: dataFolder(), answerDelayMs: ANSWER_DELAY_MS }
  let sandbox = await startSandbox(options)
  const place = (): Place => ({ url: sandbox.url, account: 'acct_repeated' })
  await stopClock(place())
  const answers = await tellStory(sendings, {
    place,
    restart: async () => {
      await sandbox.close()
      sandbox = await startSandbox(options)
    },
  })
  const account = await wholeAccount(place())
  await sandbox.close()
  return { answers, account }
}

test('to send requests again with their keys has the effect of sending them once', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (sendings) => {
      const plain = await tell(sendings.map(once).map(uninterrupted))
      const repeated = await tell(sendings)
      expect(withoutChance(repeated.account)).toBe(withoutChance(plain.account))
      for (const [index, said] of repeated.answers.entries()) {
        // One that meets itself on its way is told so, and is as good as not sent.
        const heard = said.filter(({ status }) => status !== 409)
        const texts = heard.map(({ status, text }) => `${status} ${withoutChance(text)}`)
        expect([...new Set(texts)]).toHaveLength(1)
        const [first] = plain.answers[index] ?? []
        expect(heard[0]?.status).toBe(first?.status)
      }
    }),
    { numRuns: RUNS },
  )
}, 120_000)
