import { Ajv } from 'ajv'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { toJsonSchema } from './json-schema.ts'
import { spec } from './spec.ts'
import type { SpecSchema } from './spec.ts'

/** Where an answer is not what the specification says. */
export type Finding =
  /** The object `at` has a field that it did not have in the specification. */
  | { at: string; kind: 'field added'; name: string }
  /** The object `at` lacks a field that it had to have. */
  | { at: string; kind: 'field missing'; name: string }
  /** The field `at` has a value that was not among its values. */
  | { at: string; kind: 'value added'; name: string }
  /** The field `at` is null and had to have a value. */
  | { at: string; kind: 'null'; name: string }
  | { at: string; kind: 'wrong'; name: string }

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false })
ajv.addFormat('unix-time', { type: 'number', validate: (value: number) => Number.isInteger(value) })
ajv.addFormat('decimal', /^-?\d+(?:\.\d+)?$/u)
ajv.addSchema({
  $id: 'stripe',
  components: {
    schemas: Object.fromEntries(
      Object.entries(spec.components.schemas).map(([name, schema]) => [
        name,
        toJsonSchema(schema, name),
      ]),
    ),
  },
})

const compiled = new Map<SpecSchema, ValidateFunction>()

/** Every difference between a value and its schema; `at` names the value if it has no name. */
export function findingsOf(schema: SpecSchema, at: string, value: unknown): Finding[] {
  let validate = compiled.get(schema)
  if (validate === undefined) {
    validate = ajv.compile(toJsonSchema(schema, at))
    compiled.set(schema, validate)
  }
  if (validate(value)) return []
  // `if` only repeats what its `else` found.
  return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(findingOf)
}

function findingOf(error: ErrorObject): Finding {
  const parent: unknown = error.parentSchema
  const isNamed = typeof parent === 'object' && parent !== null && 'at' in parent
  const at = isNamed ? String(parent.at) : error.instancePath
  switch (error.keyword) {
    case 'additionalProperties':
      return { at, kind: 'field added', name: String(error.params['additionalProperty']) }
    case 'required':
      return { at, kind: 'field missing', name: String(error.params['missingProperty']) }
    case 'enum':
      return { at, kind: 'value added', name: String(error.data) }
    default:
      if (error.data === null) return { at, kind: 'null', name: String(error.message) }
      return { at, kind: 'wrong', name: `${error.message}: ${JSON.stringify(error.data)}` }
  }
}
