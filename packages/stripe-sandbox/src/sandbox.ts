import { openAccount } from './accounts/account.ts'
import type { Account } from './accounts/account.ts'
import { DEFAULT_ACCOUNT, createAccounts } from './accounts/accounts.ts'
import { control } from './control/control.ts'
import { isLocal } from './control/local.ts'
import type { Connection } from './control/local.ts'
import { realEnvironment } from './environment.ts'
import type { Environment } from './environment.ts'
import { ConnectionClosed } from './faults/errors.ts'
import { createApi } from './http/api.ts'
import { headerPairs, isApiPath, toApiRequest } from './http/exchange.ts'
import type { ApiAnswer, ApiRequest } from './http/exchange.ts'
import { inspectorPage } from './http/inspector-page.ts'
import { createRequestLog } from './http/request-log.ts'
import { createRouter } from './http/route.ts'
import { staticFile } from './http/static-files.ts'
import { createChanges, watched } from './inspection/changes.ts'
import { ALL_METHODS } from './payment-methods/method-types.ts'
import type { MethodType } from './payment-methods/method-types.ts'
import { openRows } from './state/open-rows.ts'
import { routes } from './routes.ts'
import type { WebhookEndpoint } from './webhooks/endpoint-life.ts'
import { RETRIES } from './webhooks/retry-delays.ts'

export type SandboxOptions = {
  /** Folder that keeps everything over a restart; without it, memory. */
  data?: string | undefined
  webhooks?: WebhookEndpoint[]
  /**
   * When webhooks are sent again: within an hour or so, as Stripe does over three days, or after
   * these milliseconds. After the last time an event is given up.
   */
  retries?: keyof typeof RETRIES | readonly number[] | undefined
  /** How long each API request counts as in flight before it runs. 0 by default. */
  answerDelayMs?: number
  /** The types of payment methods that are activated, as they are offered; by default all. */
  paymentMethods?: readonly MethodType[]
  environment?: Environment
  /** The same seed and the same requests make the same ids and secrets. */
  seed?: string | undefined
  /** Milliseconds since 1970 at which each account's clock stands still until it is turned. */
  startAtMs?: number | undefined
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
  const { onFault = reportFault, environment = realEnvironment, retries = 'fast' } = options
  const changes = createChanges()
  const { publish } = changes
  const database = watched(
    openRows({
      folder: options.data,
      onCommit: (account, kind, id) => publish({ account, kind, id }),
      onFault,
    }),
    changes,
  )
  const open = (name: string): Account =>
    openAccount(name, {
      database,
      environment,
      seed: options.seed,
      startAtMs: options.startAtMs,
      webhooks: name === DEFAULT_ACCOUNT ? (options.webhooks ?? []) : [],
      retryDelaysMs: typeof retries === 'string' ? RETRIES[retries] : retries,
      answerDelayMs: options.answerDelayMs ?? 0,
      paymentMethods: options.paymentMethods ?? ALL_METHODS,
      onFault,
    })
  const accounts = createAccounts({ database, open })
  const { flushed } = database
  const log = createRequestLog(changes)
  const answer = createApi({ accounts, flushed, log, router: createRouter(routes), onFault })

  return {
    answer,
    handle: async (request, connection = {}) => {
      const { pathname } = new URL(request.url)
      if (isApiPath(pathname)) {
        const answered = await answer(await toApiRequest(request))
        if (answered === 'connection_closed') throw new ConnectionClosed()
        const { status, headers, body } = answered
        return new Response(body, { status, headers: headerPairs(headers) })
      }
      if (pathname.startsWith('/_sandbox/')) {
        return control({ accounts, api: answer, changes, flushed, log }, request, connection)
      }
      return (
        (await inspectorPage(request, isLocal(request, connection))) ??
        (await staticFile(request)) ??
        new Response('Not found', { status: 404 })
      )
    },
    close: async () => {
      await accounts.close()
      await database.close()
    },
  }
}

function reportFault(error: unknown): void {
  process.stderr.write(`stripe-sandbox: ${error instanceof Error ? error.stack : String(error)}\n`)
}
