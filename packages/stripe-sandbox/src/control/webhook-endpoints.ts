import { newWebhookSecret } from '../ids.ts'
import { attemptSummary } from '../inspection/attempt-view.ts'
import type { EndpointDetail, EndpointSummary } from '../inspection/wire.ts'
import { text } from '../parameters.ts'
import { rollSecret } from '../webhooks/endpoint-life.ts'
import type { WebhookEndpointRow } from '../webhooks/endpoint.ts'
import { endpoint, json, shown } from './endpoint.ts'
import type { ControlDeps } from './endpoint.ts'
import { ControlProblem } from './problem.ts'
import { duration } from './time-parameters.ts'

/** How many of the latest attempts tell how an endpoint does. */
const RECENT = 20
/** How many of them are told one by one. */
const SHOWN = 50
const DEFAULT_OVERLAP_MS = 24 * 60 * 60 * 1000

function find({ context }: ControlDeps, id: string): WebhookEndpointRow {
  const row = context.store.get('webhook_endpoints', id)
  if (row === undefined) throw new ControlProblem(404, `No webhook endpoint ${id}.`)
  return row
}

/** An endpoint and how it does, without its secrets. */
function view({ context }: ControlDeps, { wire, secrets }: WebhookEndpointRow): EndpointSummary {
  const where = { field: 'endpoint', value: wire.id } as const
  const recent: boolean[] = []
  for (const [, attempt] of context.store.walk('delivery_attempts', {
    direction: 'newest_first',
    where,
  })) {
    recent.push(attempt.accepted)
    if (recent.length === RECENT) break
  }
  let waiting = 0
  const owed = { field: 'owedTo', value: wire.id } as const
  for (const [, { state }] of context.store.walk('deliveries', { where: owed })) {
    if (state === 'pending') waiting += 1
  }
  return {
    ...wire,
    signing_secrets: secrets.length,
    recent_attempts: recent.length,
    recent_failures: recent.filter((accepted) => !accepted).length,
    waiting,
  }
}

export const webhookEndpointEndpoints = [
  endpoint('GET', 'webhook_endpoints', {
    fields: {},
    run: (deps) =>
      shown({
        data: Array.from(deps.context.store.walk('webhook_endpoints'), ([, row]) =>
          view(deps, row),
        ),
      }),
  }),
  endpoint('GET', 'webhook_endpoints/:id', {
    fields: {},
    run: (deps, _input, id) => {
      const attempts: EndpointDetail['attempts'] = []
      const latest = deps.context.store.walk('delivery_attempts', {
        direction: 'newest_first',
        where: { field: 'endpoint', value: id },
      })
      for (const [attemptId, row] of latest) {
        attempts.push({ id: attemptId, ...attemptSummary(deps.context, row) })
        if (attempts.length === SHOWN) break
      }
      return shown({ ...view(deps, find(deps, id)), attempts } satisfies EndpointDetail)
    },
  }),
  endpoint('POST', 'webhook_endpoints/:id/roll_secret', {
    fields: { expires_in: duration, secret: text(200) },
    run: (deps, { expires_in: expiresInMs = DEFAULT_OVERLAP_MS, secret: given }, id) => {
      const row = find(deps, id)
      if (given !== undefined && !/^whsec_\w{1,190}$/u.test(given)) {
        throw new ControlProblem(400, 'secret must be of the form whsec_…')
      }
      const { context } = deps
      const secret = given ?? newWebhookSecret(context.environment)
      context.store.transact(() => rollSecret(context, row, { secret, expiresInMs }))
      // This once, as Stripe's dashboard shows it.
      return json({ id, secret })
    },
  }),
]
