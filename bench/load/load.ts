import { Client } from 'undici'
import type { Server } from '../processes/server.ts'

/** A server under load, and how to tell a right answer from another. */
export type Target = Server & {
  name: string
  /** The request with this id, another one each time. */
  ask(id: string): Ask
  isRight(answer: { status: number; body: string }, id: string): boolean
}

export type Ask = { path: string; headers: Record<string, string>; body: string }

export type Round = { answers: number; seconds: number; latenciesMs: number[] }

/** Ends after so many seconds, or after so many answers. */
export type Extent = { connections: number } & ({ seconds: number } | { answers: number })

/**
 * Calls the target on each connection as soon as the last answer came. Throws at the first wrong
 * answer: a refusal is faster than an intent, and would pass for speed.
 */
export async function load(target: Target, extent: Extent): Promise<Round> {
  const clients = Array.from({ length: extent.connections }, () => new Client(target.url))
  const latenciesMs: number[] = []
  const begin = performance.now()
  const end = 'seconds' in extent ? begin + extent.seconds * 1_000 : Infinity
  let left = 'answers' in extent ? extent.answers : Infinity
  async function keepCalling(client: Client): Promise<void> {
    for (let sent = performance.now(); sent < end && left > 0; sent = performance.now()) {
      left -= 1
      const id = crypto.randomUUID()
      const answer = await post(client, target.ask(id))
      latenciesMs.push(performance.now() - sent)
      if (!target.isRight(answer, id))
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
  { path, headers, body }: Ask,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let status = 0
    client.dispatch(
      { method: 'POST', path, headers, body },
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
