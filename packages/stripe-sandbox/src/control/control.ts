import { isIP } from 'node:net'
import { DEFAULT_ACCOUNT } from '../accounts/accounts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { accountEndpoints } from './accounts.ts'
import { challengeEndpoints } from './challenges.ts'
import { clockEndpoints } from './clock.ts'
import { json } from './endpoint.ts'
import type { Endpoint } from './endpoint.ts'
import { eventEndpoints } from './events.ts'
import { faultEndpoints } from './faults.ts'
import type { FormTree } from '../form-body.ts'
import type { RequestLog } from '../http/request-log.ts'
import { readInput } from './input.ts'
import { paymentIntentEndpoints } from './payment-intents.ts'
import { ControlProblem } from './problem.ts'
import { requestEndpoints } from './requests.ts'

/** `remoteAddress` is the peer's, undefined for a call within the process. */
export type Connection = { remoteAddress?: string | undefined }

const ENDPOINTS: Endpoint[] = [
  ...accountEndpoints,
  ...challengeEndpoints,
  ...clockEndpoints,
  ...eventEndpoints,
  ...faultEndpoints,
  ...paymentIntentEndpoints,
  ...requestEndpoints,
]

type Deps = { accounts: Accounts; log: RequestLog; flushed: () => Promise<void> }

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
  const { endpoint, id } = find(request.method, url.pathname)
  if (!isSameOrigin(request, url)) throw new ControlProblem(403, 'Not from another origin.')
  if (endpoint.from === 'loopback' && !isLocal(url, connection)) {
    throw new ControlProblem(403, 'Only from this machine.')
  }
  const input = await readInput(request, url.search.slice(1))
  const account = deps.accounts.named(accountName(input))
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

function accountName(input: FormTree): string {
  const name = input.get('account') ?? DEFAULT_ACCOUNT
  input.delete('account')
  if (typeof name === 'string' && /^acct_[A-Za-z0-9]+$/u.test(name)) return name
  throw new ControlProblem(400, 'account must be of the form acct_… with letters and digits.')
}

/** A page of another origin may not drive the sandbox of whoever looks at it. */
function isSameOrigin(request: Request, url: URL): boolean {
  const origin = request.headers.get('origin')
  return origin === null || (URL.canParse(origin) && new URL(origin).host === url.host)
}

/** The host name counts as well: a foreign name that resolves to 127.0.0.1 is still foreign. */
function isLocal(url: URL, { remoteAddress }: Connection): boolean {
  const isLocalName = url.hostname === 'localhost' || isLoopback(url.hostname)
  return isLocalName && (remoteAddress === undefined || isLoopback(remoteAddress))
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/u, '').replaceAll(/[[\]]/gu, '')
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'))
}
