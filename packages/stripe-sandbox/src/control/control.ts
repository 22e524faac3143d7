import { DEFAULT_ACCOUNT } from '../accounts/accounts.ts'
import { accountEndpoints } from './accounts.ts'
import { inspectorCall, isInspectorCall } from './api.ts'
import { challengeEndpoints } from './challenges.ts'
import { clockEndpoints } from './clock.ts'
import { disputeEndpoints } from './disputes.ts'
import { json } from './endpoint.ts'
import type { Beside, Endpoint } from './endpoint.ts'
import { eventEndpoints } from './events.ts'
import { faultEndpoints } from './faults.ts'
import type { FormValue } from '../form-body.ts'
import { readInput } from './input.ts'
import { isLocal, isSameOrigin } from './local.ts'
import type { Connection } from './local.ts'
import { paymentIntentEndpoints } from './payment-intents.ts'
import { paymentMethodEndpoints } from './payment-methods.ts'
import { paymentEndpoints } from './payments.ts'
import { ControlProblem } from './problem.ts'
import { refundEndpoints } from './refunds.ts'
import { webhookEndpointEndpoints } from './webhook-endpoints.ts'
import { webhookFaultEndpoints } from './webhook-faults.ts'
import { requestEndpoints } from './requests.ts'
import { streamEndpoints } from './stream.ts'

const ENDPOINTS: Endpoint[] = [
  ...accountEndpoints,
  ...challengeEndpoints,
  ...clockEndpoints,
  ...disputeEndpoints,
  ...eventEndpoints,
  ...faultEndpoints,
  ...paymentEndpoints,
  ...paymentIntentEndpoints,
  ...paymentMethodEndpoints,
  ...refundEndpoints,
  ...requestEndpoints,
  ...streamEndpoints,
  ...webhookEndpointEndpoints,
  ...webhookFaultEndpoints,
]

type Deps = Beside & { flushed: () => Promise<void> }

/** What Stripe has no endpoint for: a developer's and the 3-D Secure page's side door. */
export async function control(
  deps: Deps,
  request: Request,
  connection: Connection,
): Promise<Response> {
  try {
    return await respond(deps, request, connection)
  } catch (error) {
    if (!(error instanceof ControlProblem)) throw error
    return json({ error: { message: error.message } }, error.status)
  }
}

async function respond(deps: Deps, request: Request, connection: Connection): Promise<Response> {
  const url = new URL(request.url)
  if (isInspectorCall(url.pathname)) {
    assertFrom('loopback', request, connection)
    return inspectorCall(deps, request, accountName(url.searchParams.get('account')))
  }
  const { endpoint, id } = find(request.method, url.pathname)
  assertFrom(endpoint.from, request, connection)
  const input = await readInput(request, url.search.slice(1))
  const account = deps.accounts.named(accountName(input.get('account')))
  input.delete('account')
  const response = await endpoint.run({ ...account, ...deps }, input, id)
  // Looked up anew: a reset has put another one in its place.
  deps.accounts.named(account.context.account).wake()
  await deps.flushed()
  return response
}

function find(method: string, path: string): { endpoint: Endpoint; id: string } {
  const segments = path.split('/').slice(2)
  const fitting = ENDPOINTS.filter((endpoint) => {
    const pattern = endpoint.path.split('/')
    return (
      pattern.length === segments.length &&
      pattern.every((part, index) => part === ':id' || part === segments[index])
    )
  })
  if (fitting.length === 0) {
    throw new ControlProblem(404, 'The sandbox has no such control endpoint.')
  }
  const endpoint = fitting.find((candidate) => candidate.method === method)
  if (endpoint === undefined) {
    const methods = fitting.map((candidate) => candidate.method).join(', ')
    throw new ControlProblem(405, `${path} takes ${methods}, not ${method}.`)
  }
  return { endpoint, id: segments[endpoint.path.split('/').indexOf(':id')] ?? '' }
}

function accountName(given: FormValue | null | undefined): string {
  const name = given ?? DEFAULT_ACCOUNT
  if (typeof name === 'string' && /^acct_[A-Za-z0-9]+$/u.test(name)) return name
  throw new ControlProblem(400, 'account must be of the form acct_… with letters and digits.')
}

function assertFrom(from: Endpoint['from'], request: Request, connection: Connection): void {
  if (!isSameOrigin(request)) throw new ControlProblem(403, 'Not from another origin.')
  if (from === 'loopback' && !isLocal(request, connection)) {
    throw new ControlProblem(403, 'Only from this machine.')
  }
}
