import { Client } from 'undici'
import type { Server } from '../processes/server.ts'

/** A server under load, and how to tell a right answer from another. */
export type Target = Server & {
  name: 'floor' | 'api'
  path: string
  cookie: string
  isRight(answer: { status: number; body: string }, checkoutId: string): boolean
}

export type Round = { answers: number; seconds: number; latenciesMs: number[] }

/** The body of the request for this checkout. */
export type Cart = (checkoutId: string) => string

/**
 * Calls the target on each connection as soon as the last answer came, for so many seconds. Throws
 * at the first wrong answer: a refusal is faster than an intent, and would pass for speed.
 */
export async function load(
  target: Target,
  cart: Cart,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Round> {
  const clients = Array.from({ length: connections }, () => new Client(target.url))
  const latenciesMs: number[] = []
  const begin = performance.now()
  const end = begin + seconds * 1_000
  async function keepCalling(client: Client): Promise<void> {
    for (let sent = performance.now(); sent < end; sent = performance.now()) {
      const checkoutId = crypto.randomUUID()
      const answer = await post(client, target, cart(checkoutId))
      latenciesMs.push(performance.now() - sent)
      if (!target.isRight(answer, checkoutId))
        throw new Error(
          `${target.name} answered ${answer.status}: ${answer.body}\n${target.lastWords()}`,
        )
    }
  }
  try {
    await Promise.all(clients.map(keepCalling))
    const took = (performance.now() - begin) / 1_000
    return { answers: latenciesMs.length, seconds: took, latenciesMs }
  } finally {
    await Promise.all(clients.map(async (client) => client.destroy()))
  }
}

/** `dispatch`, not `request`: the generator shares the CPU with what it measures. */
function post(
  client: Client,
  { path, cookie }: Target,
  body: string,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let status = 0
    client.dispatch(
      { method: 'POST', path, headers: { 'content-type': 'application/json', cookie }, body },
      {
        // undici takes a handler without this one for one of its older kind.
        onRequestStart: () => {},
        onResponseStart: (_controller, statusCode) => void (status = statusCode),
        onResponseData: (_controller, part) => void parts.push(part),
        onResponseEnd: () => resolve({ status, body: Buffer.concat(parts).toString() }),
        onResponseError: (_controller, error) => reject(error),
      },
    )
  })
}
