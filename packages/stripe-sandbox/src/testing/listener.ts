import { once } from 'node:events'
import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'

export type Heard = { body: string; signature: string }

export type Listener = {
  url: string
  heard: Heard[]
  /** Resolves once this many requests came in. */
  count: (requests: number) => Promise<Heard[]>
  /** Ends every connection, also those that wait for an answer. */
  hangUp: () => void
}

type Options = {
  /** The status for the nth request (from 1); never answered when it is null. */
  status?: (nth: number, heard: Heard) => number | null
}

/** A webhook endpoint that accepts whatever comes: what the verifier says of it is the test's part. */
export async function startListener({ status = () => 200 }: Options = {}): Promise<Listener> {
  const heard: Heard[] = []
  const waiting = new Set<() => void>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one = {
        body: Buffer.concat(chunks).toString(),
        signature: String(request.headers['stripe-signature']),
      }
      heard.push(one)
      const code = status(heard.length, one)
      if (code !== null) response.writeHead(code).end(code === 200 ? 'thanks' : 'no')
      for (const check of waiting) check()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('No address')
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return {
    url: `http://127.0.0.1:${address.port}/webhook`,
    heard,
    hangUp: () => server.closeAllConnections(),
    count: (requests) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (heard.length < requests) return
          waiting.delete(check)
          resolve([...heard])
        }
        waiting.add(check)
        check()
      }),
  }
}
