import { expect, onTestFinished, test } from 'vitest'
import { createCaller, serveCalls, type CallHandlers, type EventHandlers } from './rpc.ts'
import { StripeFailure } from './stripe-failure.ts'

type Calls = {
  double: { params: { n: number }; result: number }
  refuse: { params: Record<string, never>; result: void }
}
type Events = { said: string }

function connectedPair(
  calls: Partial<CallHandlers<Calls>> = {},
  events: EventHandlers<Events> = { said: () => {} },
) {
  const { port1, port2 } = new MessageChannel()
  const emit = serveCalls<Calls, Events>(port2, {
    double: ({ n }) => n * 2,
    refuse: () => {
      throw new StripeFailure({ type: 'card_error', code: 'card_declined', message: 'No.' })
    },
    ...calls,
  })
  const caller = createCaller<Calls, Events>(port1, events)
  onTestFinished(() => {
    port1.close()
    port2.close()
  })
  return { caller, emit, port1 }
}

test('answers reach the call that asked, whatever their order', async () => {
  const held: (() => void)[] = []
  const { caller } = connectedPair({
    double: ({ n }) => new Promise((resolve) => held.unshift(() => resolve(n * 2))),
  })
  const both = Promise.all([caller.call('double', { n: 1 }), caller.call('double', { n: 2 })])
  await expect.poll(() => held.length).toBe(2)
  for (const release of held) release()
  expect(await both).toEqual([2, 4])
})

test('a failure keeps its Stripe error object across the port', async () => {
  const { caller } = connectedPair()
  await expect(caller.call('refuse', {})).rejects.toMatchObject({
    name: 'StripeFailure',
    error: { type: 'card_error', code: 'card_declined', message: 'No.' },
  })
})

test('a bug in a handler is reported as api_error, not as silence', async () => {
  const { caller } = connectedPair({
    double: () => {
      throw new TypeError('broken')
    },
  })
  await expect(caller.call('double', { n: 1 })).rejects.toMatchObject({
    error: { type: 'api_error', message: 'broken' },
  })
})

test('an inherited property is not a call', async () => {
  const { caller, port1 } = connectedPair()
  const answer = new Promise<unknown>((resolve) => {
    port1.addEventListener('message', ({ data }) => data.id === 99 && resolve(data))
  })
  port1.postMessage({ id: 99, method: 'toString', params: {} })
  expect(await answer).toMatchObject({ ok: false, error: { type: 'api_error' } })
  expect(await caller.call('double', { n: 4 })).toBe(8)
})

test('closing the port rejects what is still waiting', async () => {
  const { caller } = connectedPair({ double: () => new Promise(() => {}) })
  const waiting = caller.call('double', { n: 1 })
  caller.close()
  await expect(waiting).rejects.toBeInstanceOf(StripeFailure)
})

test('events arrive with their detail', async () => {
  const heard: string[] = []
  const { emit } = connectedPair({}, { said: (word) => heard.push(word) })
  emit('said', 'hello')
  await expect.poll(() => heard).toEqual(['hello'])
})
