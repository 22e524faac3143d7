import { operationOf } from './spec.ts'
import type { SpecSchema } from './spec.ts'

/** The names that a hash may have, each with the names within; `value` has none. */
export type Parameters = Map<string, Parameters | 'value'>

/** Every parameter that the specification lets a route have, in the query as well as in the body. */
export function parametersOf(route: { method: string; path: string }): Parameters {
  const operation = operationOf(route)
  const query = (operation?.parameters ?? []).filter((parameter) => parameter.in === 'query')
  const body = operation?.requestBody?.content['application/x-www-form-urlencoded']?.schema
  return new Map([
    ...query.map(({ name, schema }) => [name, within(schema)] as const),
    ...hashOf(body?.properties ?? {}),
  ])
}

function hashOf(properties: Record<string, SpecSchema>): Parameters {
  return new Map(Object.entries(properties).map(([name, schema]) => [name, within(schema)]))
}

function within(schema: SpecSchema): Parameters | 'value' {
  const hash = [schema, ...(schema.anyOf ?? [])].find(({ properties }) => properties !== undefined)
  if (hash?.properties !== undefined) return hashOf(hash.properties)
  if (schema.items === undefined) return 'value'
  const item = within(schema.items)
  return item === 'value' ? 'value' : new Map([['0', item]])
}
