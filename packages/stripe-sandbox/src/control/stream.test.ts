import { expect, test } from 'vitest'
import { startSandbox } from '../testing/running-sandbox.ts'
import type { Notice } from '../inspection/stream.ts'

/** Collects what the stream tells until `enough` says so. */
async function listenTo(url: string, enough: (changes: Notice[]) => boolean): Promise<Notice[]> {
  const changes: Notice[] = []
  const response = await fetch(`${url}/_sandbox/stream`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    text += part.value
    const messages = text.split('\n\n')
    text = messages.pop() ?? ''
    for (const message of messages) {
      if (message.startsWith('data: ')) changes.push(...JSON.parse(message.slice('data: '.length)))
    }
    if (enough(changes)) break
  }
  await reader?.cancel()
  return changes
}

test('the stream tells which payment, event and request are new', async () => {
  const { stripe, url } = await startSandbox()
  const heard = listenTo(url, (changes) => changes.some(({ kind }) => kind === 'requests'))
  // Asked again and again, since the stream may not be open yet.
  const asking = setInterval(() => {
    stripe.paymentIntents.create({ amount: 1299, currency: 'usd' }).catch(() => undefined)
  }, 50)
  const changes = await heard
  clearInterval(asking)
  expect(changes).toContainEqual({ kind: 'payment_intents', id: expect.stringMatching(/^pi_3/u) })
  expect(changes).toContainEqual({ kind: 'events', id: expect.stringMatching(/^evt_/u) })
  expect(changes).toContainEqual({ kind: 'requests', id: expect.stringMatching(/^req_/u) })
})

test('a request that is refused changes nothing but the log', async () => {
  const { stripe, url } = await startSandbox()
  const heard = listenTo(url, (changes) => changes.length > 0)
  const asking = setInterval(() => {
    stripe.paymentIntents.create({ amount: -1, currency: 'usd' }).catch(() => undefined)
  }, 50)
  const changes = await heard
  clearInterval(asking)
  expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['requests']))
})

test('an open stream does not hold up the end of the sandbox', async () => {
  const { url, close } = await startSandbox()
  const heard = listenTo(url, () => false).catch(() => 'cut off')
  await new Promise((resolve) => setTimeout(resolve, 100))
  const began = performance.now()
  await close()
  expect(performance.now() - began).toBeLessThan(1000)
  expect(await heard).toBe('cut off')
})
