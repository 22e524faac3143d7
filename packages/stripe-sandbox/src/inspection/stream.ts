import type { Changes } from './changes.ts'

/** A burst of changes becomes one message, and a page does not refetch for each row. */
const GATHER_MS = 60
/** More than this at once, and the page had better look at everything again. */
const MAX_GATHERED = 200
/** Keeps proxies awake, and finds out that a page has gone. */
const HEARTBEAT_MS = 15_000

export type Notice = { kind: string; id: string }

/** Server-sent events: each message is a JSON list of `{kind, id}`; `kind: "*"` means "anything". */
export function changeStream(
  { subscribe }: Pick<Changes, 'subscribe'>,
  wantedAccount: string,
): Response {
  const encoder = new TextEncoder()
  let stop = (): void => undefined
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const gathered = new Map<string, Notice>()
      let flushing: NodeJS.Timeout | undefined
      const send = (text: string): void => controller.enqueue(encoder.encode(text))
      const flush = (): void => {
        flushing = undefined
        const changes =
          gathered.size > MAX_GATHERED ? [{ kind: '*', id: '' }] : [...gathered.values()]
        gathered.clear()
        send(`data: ${JSON.stringify(changes)}\n\n`)
      }
      const heartbeat = setInterval(send, HEARTBEAT_MS, ': still here\n\n')
      heartbeat.unref()
      const unsubscribe = subscribe(({ account, kind, id }) => {
        if (account !== wantedAccount) return
        if (gathered.size <= MAX_GATHERED) gathered.set(`${kind}:${id}`, { kind, id })
        flushing ??= setTimeout(flush, GATHER_MS)
      })
      stop = () => {
        unsubscribe()
        clearTimeout(flushing)
        clearInterval(heartbeat)
      }
      send('retry: 1000\n\n')
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/event-stream' },
  })
}
