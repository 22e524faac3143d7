import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import {
  WEBHOOK_SECRET,
  clientOf,
  startReceiver,
  startSandbox,
  dataFolder,
} from './testing/running-sandbox.ts'

const CLI = fileURLToPath(new URL('cli.ts', import.meta.url))
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

type Command = {
  child: ChildProcess
  output: () => string
  exit: Promise<number | null>
}

function run(args: string[], stdio: 'ipc' | 'pipe' = 'ipc'): Command {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), CLI, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', stdio],
  })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  return { child, output: () => output, exit: exitOf(child) }
}

/** Node's own `close` does not come when the parent has disconnected the channel. */
async function exitOf(child: ChildProcess): Promise<number | null> {
  const outputs = [child.stdout, child.stderr].filter((stream) => stream !== null)
  const ends = outputs.map((stream) => once(stream, 'end'))
  const [code] = await once(child, 'exit')
  await Promise.all(ends)
  return code
}

async function ready({ child }: Command): Promise<{ url: string; port: number }> {
  const [message] = await once(child, 'message')
  expect(message).toMatchObject({ ready: true })
  return { url: message.url, port: Number(new URL(message.url).port) }
}

describe('the command', () => {
  test('says that it is ready, and prints no secret (I3)', async () => {
    const command = run(['--port', '0'])
    const { port, url } = await ready(command)
    const { client_secret } = await clientOf({ port }, 'sk_test_a').paymentIntents.create({
      amount: 1299,
      currency: 'usd',
    })
    command.child.kill('SIGTERM')
    expect(await command.exit).toBe(0)
    expect(command.output()).toBe(
      `Stripe sandbox on ${url}: its inspector is there, its API under /v1\n`,
    )
    expect(command.output()).not.toContain(client_secret)
  })

  test('stops when its parent is gone', async () => {
    const command = run(['--port', '0', '--quiet'])
    await ready(command)
    command.child.disconnect()
    expect(await command.exit).toBe(0)
    expect(command.output()).toBe('')
  })

  test('names the port and the flag when the port is taken', async () => {
    const { port } = await startSandbox()
    const command = run(['--port', String(port)], 'pipe')
    expect(await command.exit).toBe(1)
    expect(command.output()).toBe(
      `stripe-sandbox: port ${port} is in use: choose another with --port\n`,
    )
  })

  test.each([
    [['--port', 'x'], '--port x is not a port number'],
    [['--webhook', 'http://127.0.0.1/'], '--webhook needs --webhook-secret whsec_…'],
    [['--webhook', 'nowhere', '--webhook-secret', 'whsec_a'], '--webhook nowhere is not a URL'],
    [['--clock', 'soon'], '--clock soon is not a time such as 2026-01-01T00:00Z'],
    [
      ['--payment-methods', 'card,gold'],
      '--payment-methods knows card, ideal, klarna, sepa_debit, us_bank_account, not gold',
    ],
  ])('refuses %j in one line', async (args, message) => {
    const command = run(args, 'pipe')
    expect(await command.exit).toBe(1)
    expect(command.output()).toBe(`stripe-sandbox: ${message}\n`)
  })

  test('makes the same of the same requests with a seed and a clock', async () => {
    const answers = await Promise.all(
      [1, 2].map(async () => {
        const args = ['--seed', 'a', '--clock', '2026-01-01T00:00Z', '--payment-methods', 'card']
        const client = clientOf(await ready(run(['--port', '0', ...args])), 'sk_test_a')
        return client.paymentIntents.create({ amount: 1299, currency: 'eur' })
      }),
    )
    const [first, second] = answers.map((answer) => JSON.stringify(answer))
    expect(first).toBe(second)
    expect(answers[0]).toMatchObject({
      created: Date.UTC(2026, 0, 1) / 1000,
      payment_method_types: ['card'],
    })
  })

  test('keeps all that it acknowledged over a kill -9, and then delivers it (I8)', async () => {
    const data = dataFolder()
    const deaf = await startReceiver({ status: () => 500 })
    const args = ['--port', '0', '--data', data, '--webhook-secret', WEBHOOK_SECRET, '--webhook']
    const first = run([...args, deaf.url])
    const before = clientOf(await ready(first), 'sk_test_a')
    const acknowledged: string[] = []
    const writers = Array.from({ length: 4 }, async () => {
      for (;;) {
        const { id } = await before.paymentIntents.create({ amount: 1299, currency: 'usd' })
        acknowledged.push(id)
        if (acknowledged.length === 40) first.child.kill('SIGKILL')
      }
    })
    await Promise.allSettled(writers)
    await first.exit

    const receiver = await startReceiver()
    const after = clientOf(await ready(run([...args, receiver.url])), 'sk_test_a')
    const kept: string[] = []
    for await (const { id } of after.paymentIntents.list({ limit: 100 })) kept.push(id)
    expect(kept).toEqual(expect.arrayContaining(acknowledged))
    const received = await receiver.count(kept.length)
    const named = received.map(({ event }) => event.data.object)
    for (const id of acknowledged) expect(named).toContainEqual(expect.objectContaining({ id }))
  })
})
