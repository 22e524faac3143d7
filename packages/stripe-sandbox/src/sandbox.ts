import { control } from './control/control.ts'
import type { Connection } from './control/control.ts'
import type { Context } from './call.ts'
import { realEnvironment } from './environment.ts'
import type { Environment } from './environment.ts'
import { createApi } from './http/api.ts'
import { isApiPath, toApiRequest } from './http/exchange.ts'
import type { ApiAnswer, ApiRequest } from './http/exchange.ts'
import { createRequestLog } from './http/request-log.ts'
import { createRouter } from './http/route.ts'
import { staticFile } from './http/static-files.ts'
import { KEY_LIFETIME_MS, createIdempotency } from './idempotency.ts'
import { routes } from './routes.ts'
import { createAgenda } from './schedule/agenda.ts'
import { createTaskSource } from './schedule/task-source.ts'
import { createFileJournal } from './state/file-journal.ts'
import { createMemoryJournal } from './state/memory-journal.ts'
import { createStore } from './state/store.ts'
import type { Write } from './state/store.ts'
import { RETRY_DELAYS_MS, createDeliveries } from './webhooks/deliveries.ts'
import type { WebhookEndpoint } from './webhooks/deliveries.ts'

export type SandboxOptions = {
  /** Folder that keeps everything over a restart; without it, memory. */
  data?: string | undefined
  webhooks?: WebhookEndpoint[]
  /** Waits before each repeated webhook attempt; after the last one an event is given up. */
  retryDelaysMs?: readonly number[]
  /** How long each API request counts as in flight before it runs. 0 by default. */
  answerDelayMs?: number
  environment?: Environment
  /** Told of the sandbox's own faults; the caller sees a 500. By default they go to stderr. */
  onFault?: (error: unknown) => void
}

export type Sandbox = {
  /** Answers like Stripe's API, and serves stripe.js, its frames and the control endpoints. */
  handle: (request: Request, connection?: Connection) => Promise<Response>
  /** The same for the API alone, without the cost of a `Request` and a `Response`. */
  answer: (request: ApiRequest) => Promise<ApiAnswer>
  /** Stops deliveries and lets go of the data folder. What is undelivered goes out next time. */
  close: () => Promise<void>
}

export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const environment = options.environment ?? realEnvironment
  const endpoints = new Map(
    (options.webhooks ?? []).map((endpoint, index) => [endpoint.id ?? `we_${index + 1}`, endpoint]),
  )
  const onFault = options.onFault ?? reportFault
  const journal =
    options.data === undefined ? createMemoryJournal() : createFileJournal(options.data)
  const store = createStore(journal, { keep: isWorthKeeping(environment.now()) })
  const context: Context = { store, environment, endpointIds: [...endpoints.keys()] }
  const log = createRequestLog()
  const deliveries = createDeliveries({
    context,
    endpoints,
    retryDelaysMs: options.retryDelaysMs ?? RETRY_DELAYS_MS,
    onFault,
  })
  const api = createApi({
    context,
    idempotency: createIdempotency(options.answerDelayMs ?? 0),
    log,
    router: createRouter(routes),
    onFault,
  })
  const tasks = createTaskSource({ context, onFault })
  // What a task did may owe deliveries, and whatever changed may have made a task due.
  const agenda = createAgenda({
    environment,
    sources: [
      {
        ...tasks,
        runNext: () => {
          tasks.runNext()
          deliveries.wake()
        },
      },
    ],
    onFault,
  })
  const wake = (): void => {
    deliveries.wake()
    agenda.wake()
  }
  wake()

  const answer = async (request: ApiRequest): Promise<ApiAnswer> => {
    const answered = await api(request)
    wake()
    return answered
  }

  return {
    answer,
    handle: async (request, connection = {}) => {
      const { pathname } = new URL(request.url)
      if (isApiPath(pathname)) {
        const { status, headers, body } = await answer(await toApiRequest(request))
        return new Response(body, { status, headers })
      }
      if (pathname.startsWith('/_sandbox/')) {
        const response = await control({ context, deliveries, log }, request, connection)
        wake()
        return response
      }
      return (await staticFile(request)) ?? new Response('Not found', { status: 404 })
    },
    close: async () => {
      agenda.close()
      await deliveries.close()
      journal.close()
    },
  }
}

/** Idempotency keys that Stripe would have forgotten need not be remembered over a restart. */
function isWorthKeeping(nowMs: number): (write: Write) => boolean {
  return ([, , row]) =>
    row === null || !('createdMs' in row) || row.createdMs + KEY_LIFETIME_MS > nowMs
}

function reportFault(error: unknown): void {
  process.stderr.write(`stripe-sandbox: ${error instanceof Error ? error.stack : String(error)}\n`)
}
