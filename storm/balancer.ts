import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Random } from './random.ts'

export type Balancer = {
  url: string
  /** Requests that wait for their answer at this moment. */
  inFlight: () => number
  /** From now on one answer in so many is thrown away after the shop has given it. */
  cut: (probability: number) => void
  cuts: () => number
  close: () => Promise<void>
}

/** What stands before the shop's processes: gives each request to any of them, dead ones included. */
export async function startBalancer(ports: readonly number[], random: Random): Promise<Balancer> {
  let [inFlight, cuts, cutProbability] = [0, 0, 0]
  const server = createServer((incoming, outgoing) => {
    inFlight++
    outgoing.once('close', () => inFlight--)
    forward(random.pick(ports), { incoming, outgoing }, () => {
      const isCut = random.chance(cutProbability)
      if (isCut) cuts++
      return isCut
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    inFlight: () => inFlight,
    cut: (probability) => void (cutProbability = probability),
    cuts: () => cuts,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

type Exchange = { incoming: IncomingMessage; outgoing: ServerResponse }

function forward(port: number, { incoming, outgoing }: Exchange, isCut: () => boolean): void {
  const { method, url, headers } = incoming
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false })
  onward.on('response', (answer) => {
    if (isCut()) {
      answer.resume()
      outgoing.destroy()
      return
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
    answer.on('error', () => outgoing.destroy())
  })
  onward.on('error', () => outgoing.destroy())
  outgoing.on('close', () => onward.destroy())
  incoming.pipe(onward)
}
