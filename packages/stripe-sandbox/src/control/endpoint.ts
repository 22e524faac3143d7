import type { Account } from '../accounts/account.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { StripeError } from '../errors.ts'
import type { FormTree } from '../form-body.ts'
import type { ApiAnswer, ApiRequest } from '../http/exchange.ts'
import type { RequestLog } from '../http/request-log.ts'
import type { Changes } from '../inspection/changes.ts'
import { mask } from '../inspection/mask.ts'
import { parseFields } from '../parameters.ts'
import type { Fields, Parsed } from '../parameters.ts'
import { ControlProblem } from './problem.ts'

/** What the side door leads to: the account that `account` names, or the default one. */
export type ControlDeps = Account & Beside

/** What all accounts have in common. */
export type Beside = {
  accounts: Accounts
  log: RequestLog
  changes: Changes
  /** The API, for acts on the inspector's page. */
  api: (request: ApiRequest) => Promise<ApiAnswer>
}

export type Endpoint = {
  method: 'GET' | 'POST' | 'DELETE'
  /** Below /_sandbox/. `:id` stands for one segment, the last argument of `run`. */
  path: string
  /** A challenge is answered by its page from wherever the customer is; the rest is local. */
  from: 'anywhere' | 'loopback'
  run: (deps: ControlDeps, tree: FormTree, id: string) => Response | Promise<Response>
}

type Definition<F extends Fields> = {
  from?: Endpoint['from']
  fields: F
  run: (deps: ControlDeps, input: Parsed<F>, id: string) => Response | Promise<Response>
}

/** A control endpoint whose input is checked before it runs. What was changed is seen to afterwards. */
export function endpoint<F extends Fields>(
  method: Endpoint['method'],
  path: string,
  { from = 'loopback', fields, run }: Definition<F>,
): Endpoint {
  return {
    method,
    path,
    from,
    run: (deps, tree, id) => run(deps, read(tree, fields), id),
  }
}

/** For the inspector's page: nothing of it leaves with a secret in it. */
export function shown(body: unknown): Response {
  return json(mask(body))
}

export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}

/** The checks of the API's parameters, in words for a developer at the side door. */
function read<F extends Fields>(tree: FormTree, fields: F): Parsed<F> {
  try {
    return parseFields(tree, fields)
  } catch (error) {
    if (!(error instanceof StripeError)) throw error
    const { code, message, param = '' } = error.body
    if (code === 'parameter_unknown') {
      throw new ControlProblem(400, `${message}. ${knownFields(Object.keys(fields))}`)
    }
    throw new ControlProblem(400, message.includes(param) ? message : `${param}: ${message}`)
  }
}

function knownFields(names: string[]): string {
  return names.length === 0 ? 'It takes none.' : `Known: ${names.join(', ')}.`
}
