import { mask } from '../inspection/mask.ts'
import { json } from './endpoint.ts'
import type { Beside } from './endpoint.ts'
import { ControlProblem } from './problem.ts'

/** Below it, Stripe's API without a key, for the inspector's page. */
const PREFIX = '/_sandbox/api'

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
  return json(mask(answer), answered.status)
}
