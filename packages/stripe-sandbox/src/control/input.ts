import { parseForm } from '../form-body.ts'
import type { FormTree, FormValue } from '../form-body.ts'
import { ControlProblem } from './problem.ts'

/** The query and the body, which may be a form or JSON. */
export async function readInput(request: Request, query: string): Promise<FormTree> {
  const body = request.method === 'GET' ? '' : await request.text()
  if (!request.headers.get('content-type')?.startsWith('application/json')) {
    return parseForm([query, body].filter((part) => part !== '').join('&'))
  }
  return new Map([...parseForm(query), ...(body === '' ? [] : jsonTree(body))])
}

function jsonTree(body: string): FormTree {
  const tree = toTree(parseJson(body))
  if (typeof tree === 'string') throw new ControlProblem(400, 'The body must be a JSON object.')
  return tree
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new ControlProblem(400, 'The body is not valid JSON.')
  }
}

/** As the form encoding would have it: null is the empty text, a list has its indexes as keys. */
function toTree(value: unknown): FormValue {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return JSON.stringify(value)
  return new Map(Object.entries(value).map(([key, inner]) => [key, toTree(inner)]))
}
