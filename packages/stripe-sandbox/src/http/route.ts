import type { Answer, Call } from '../call.ts'
import type { FormTree } from '../form-body.ts'
import { parseFields } from '../parameters.ts'
import type { Fields, Parsed } from '../parameters.ts'

export type Route = {
  method: 'DELETE' | 'GET' | 'POST'
  /** `:id` stands for one segment, the last argument of `run`; any other `:name` is a parameter. */
  path: string
  /** Which keys may call it: `any` includes the publishable one. */
  access: 'secret' | 'any'
  fields: Fields
  run: (call: Call, parameters: FormTree, id: string) => Answer
}

type Definition<F extends Fields> = {
  access?: Route['access']
  fields: F
  run: (call: Call, input: Parsed<F>, id: string) => Answer
}

/** An endpoint whose parameters are checked before it runs. */
export function route<F extends Fields>(
  method: Route['method'],
  path: string,
  { access = 'secret', fields, run }: Definition<F>,
): Route {
  return {
    method,
    path,
    access,
    fields,
    run: (call, parameters, id) => run(call, parseFields(parameters, fields), id),
  }
}

export type Match = {
  route: Route
  id: string
  /** What the path says of parameters. */
  named: [name: string, value: string][]
}

export type Router = (method: string, path: string) => Match | undefined

/** Finds the route of a path: those without names at once, the others by their segments. */
export function createRouter(routes: Route[]): Router {
  const exact = new Map<string, Match>()
  const withNames: { route: Route; pattern: string[] }[] = []
  for (const candidate of routes) {
    const pattern = candidate.path.split('/')
    if (pattern.some(isName)) withNames.push({ route: candidate, pattern })
    else exact.set(`${candidate.method} ${candidate.path}`, { route: candidate, id: '', named: [] })
  }

  return (method, path) => {
    const found = exact.get(`${method} ${path}`)
    if (found !== undefined) return found
    const segments = path.split('/')
    for (const { route: candidate, pattern } of withNames) {
      const fits =
        candidate.method === method &&
        pattern.length === segments.length &&
        pattern.every((part, index) => isName(part) || part === segments[index])
      if (!fits) continue
      const named = pattern.flatMap((part, index): Match['named'] =>
        isName(part) && part !== ':id' ? [[part.slice(1), segments[index] ?? '']] : [],
      )
      return { route: candidate, id: segments[pattern.indexOf(':id')] ?? '', named }
    }
    return undefined
  }
}

function isName(part: string): boolean {
  return part.startsWith(':')
}
