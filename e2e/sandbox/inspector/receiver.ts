import { createServer } from 'node:http'
import { once } from 'node:events'
import Stripe from 'stripe'

export type Receiver = {
  url: string
  /** What came in, with what Stripe's own verifier says of it. */
  received: { event: Stripe.Event | null; signature: string }[]
  /** What it signs by; nothing is verified before it is known. */
  trust: (secret: string) => void
  /** What it answers from now on. */
  answer: (status: number) => void
  close: () => Promise<void>
}

/** A shop's webhook endpoint. */
export async function startReceiver(): Promise<Receiver> {
  const { webhooks } = new Stripe('sk_test_receiver')
  const received: Receiver['received'] = []
  let secret = ''
  let status = 200
  const verified = (body: string, signature: string): Stripe.Event | null => {
    try {
      return webhooks.constructEvent(body, signature, secret)
    } catch {
      return null
    }
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const signature = String(request.headers['stripe-signature'])
      received.push({ event: verified(Buffer.concat(chunks).toString(), signature), signature })
      response.writeHead(status).end(status === 200 ? 'thanks' : 'not today')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('No address')
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    trust: (trusted) => (secret = trusted),
    answer: (next) => (status = next),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
