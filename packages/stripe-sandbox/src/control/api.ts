import { isRecord } from '../inspection/is-record.ts'
import { mask } from '../inspection/mask.ts'
import { json } from './endpoint.ts'
import type { Beside } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

/** Below it, Stripe's API without a key, for the inspector's page. */
const PREFIX = '/_sandbox/api'

/** Its answer holds the secret that a receiver needs: this once, as Stripe's dashboard shows it. */
const NEW_SECRET = '/v1/webhook_endpoints'

export function isInspectorCall(path: string): boolean {
  return path.startsWith(`${PREFIX}/v1/`)
}

/**
 * The API itself, so that an act on the page is checked, logged and reported as any client's is;
 * but what it answers is masked.
 */
export async function inspectorCall(
  { api }: Pick<Beside, 'api'>,
  request: Request,
  account: string,
): Promise<Response> {
  const { origin, pathname, searchParams } = new URL(request.url)
  searchParams.delete('account')
  const answered = await api({
    method: request.method,
    path: pathname.slice(PREFIX.length),
    query: searchParams.toString(),
    header: (name) =>
      name === 'authorization' ? `Bearer sk_test_${account}` : request.headers.get(name),
    body: request.method === 'GET' ? '' : await request.text(),
    origin,
    fromInspector: true,
  })
  if (answered === 'connection_closed') throw new ControlProblem(502, 'The API did not answer.')
  const answer: unknown = JSON.parse(answered.body)
  const isNewSecret = request.method === 'POST' && pathname === `${PREFIX}${NEW_SECRET}`
  return json(isNewSecret ? withSecret(answer) : mask(answer), answered.status)
}

function withSecret(answer: unknown): unknown {
  const masked = mask(answer)
  const isMade = isRecord(answer) && isRecord(masked) && typeof answer['secret'] === 'string'
  return isMade ? { ...masked, secret: answer['secret'] } : masked
}
