import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { once } from 'node:events'
import { isApiPath } from './http/exchange.ts'
import type { Sandbox } from './sandbox.ts'

const MAX_BODY_BYTES = 1024 * 1024
/** How long requests under way have to end when the server stops. */
const LAST_ANSWERS_MS = 2_000
const KEEP_ALIVE_MS = 65_000

export type Listening = {
  /** Such as `http://127.0.0.1:12111`. */
  url: string
  port: number
  /** Stops the server and the sandbox; requests under way get their answer. */
  close: () => Promise<void>
}

/** Serves a sandbox over HTTP. Port 0 takes a free one. Rejects with EADDRINUSE if taken. */
export async function listen(
  sandbox: Sandbox,
  { port = 12111, host = '127.0.0.1' }: { port?: number; host?: string } = {},
): Promise<Listening> {
  const streams = new Set<ServerResponse>()
  const server = createServer((incoming, outgoing) => {
    const giveUp = (error: unknown): void => void outgoing.destroy(toError(error))
    incoming.on('error', giveUp)
    readBody(incoming, (body) => {
      answer({ sandbox, streams }, { incoming, outgoing, body }).catch(giveUp)
    })
  })
  // Longer than any client keeps an idle connection: then it is never closed under a request.
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  const actual = typeof address === 'object' && address !== null ? address.port : port
  const name = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${name}:${actual}`,
    port: actual,
    close: async () => {
      for (const stream of streams) stream.destroy()
      await stop(server)
      await sandbox.close()
    },
  }
}

/** `streams` are the answers that never end by themselves. */
type Serving = { sandbox: Sandbox; streams: Set<ServerResponse> }

type Exchange = {
  incoming: IncomingMessage
  outgoing: ServerResponse
  /** Null: it is too long. */
  body: Buffer | null
}

async function answer(serving: Serving, exchange: Exchange): Promise<void> {
  const { incoming, outgoing, body } = exchange
  if (body === null) {
    outgoing.writeHead(413, { Connection: 'close' }).end()
    return
  }
  const { method = 'GET', headers, url = '/' } = incoming
  const origin = `http://${headers.host ?? 'localhost'}`
  const [path, query] = split(url)
  if (!isApiPath(path)) return answerOther(serving, { incoming, outgoing, body }, origin)
  const answered = await serving.sandbox.answer({
    method,
    path,
    query,
    header: (name) => headers[name]?.toString() ?? null,
    body: body.toString(),
    origin,
  })
  if (answered === 'connection_closed') {
    outgoing.destroy()
    return
  }
  answered.headers.push('Content-Length', String(Buffer.byteLength(answered.body)))
  outgoing.writeHead(answered.status, answered.headers)
  outgoing.end(answered.body)
}

/** Pages, scripts and controls. */
async function answerOther(
  { sandbox, streams }: Serving,
  { incoming, outgoing, body }: Exchange,
  origin: string,
): Promise<void> {
  const { method = 'GET', headers, url = '/' } = incoming
  // Joined, not resolved: the path `//elsewhere/` must not become a host.
  const request = new Request(`${origin}${url}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
    body: body === null || method === 'GET' || method === 'HEAD' ? null : new Uint8Array(body),
  })
  const response = await sandbox.handle(request, { remoteAddress: incoming.socket.remoteAddress })
  outgoing.writeHead(response.status, [...response.headers].flat())
  if (response.headers.get('content-type') === 'text/event-stream' && response.body !== null) {
    streams.add(outgoing)
    await sendStream(response.body, outgoing)
    streams.delete(outgoing)
    return
  }
  outgoing.end(new Uint8Array(await response.arrayBuffer()))
}

/** Ends when either side does: a page that is left closes its connection. */
async function sendStream(body: ReadableStream, outgoing: ServerResponse): Promise<void> {
  const reader = body.getReader()
  outgoing.on('close', () => {
    reader.cancel().catch(() => undefined)
  })
  outgoing.flushHeaders()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    outgoing.write(part.value)
  }
  outgoing.end()
}

function split(url: string): [path: string, query: string] {
  const mark = url.indexOf('?')
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)]
}

/** Gives the whole body, or null as soon as it is too long. */
function readBody(incoming: IncomingMessage, whenRead: (body: Buffer | null) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  incoming.on('data', (chunk: Buffer) => {
    const wasTooLong = size > MAX_BODY_BYTES
    size += chunk.length
    if (size <= MAX_BODY_BYTES) chunks.push(chunk)
    else if (!wasTooLong) whenRead(null)
  })
  incoming.on('end', () => {
    if (size > MAX_BODY_BYTES) return
    const [only, ...others] = chunks
    whenRead(only !== undefined && others.length === 0 ? only : Buffer.concat(chunks))
  })
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  // Browsers open connections ahead of need: those never become idle, having had no request.
  const impatience = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS)
  await closed
  clearTimeout(impatience)
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
